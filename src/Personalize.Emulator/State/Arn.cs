namespace Personalize.Emulator.State;

/// <summary>Makes the ARNs of one account in one region, and tells of which kind an ARN is.</summary>
internal sealed class Arn(string region, string account)
{
    /// <summary>Where China and the other partitions begin with the region's name, so do their ARNs.</summary>
    private readonly string _prefix = $"arn:{Partition(region)}:personalize:{region}:{account}:";

    /// <summary>The ARN of a resource of this account, e.g. of <c>solution/films</c>.</summary>
    public string Of(string resource) => _prefix + resource;

    /// <summary>The ARN of something that the service itself publishes, e.g. of <c>recipe/aws-sims</c>.</summary>
    public static string OfService(string resource) => $"arn:aws:personalize:::{resource}";

    /// <summary>The part of an ARN that tells the kind: <c>solution</c> in arn:aws:personalize:us-east-1:111122223333:solution/films.</summary>
    public static string KindOf(string arn)
    {
        var parts = arn.Split(':', 6);
        return parts.Length == 6 ? parts[5].Split('/')[0] : string.Empty;
    }

    private static string Partition(string region) => region switch
    {
        _ when region.StartsWith("cn-", System.StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", System.StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };
}
