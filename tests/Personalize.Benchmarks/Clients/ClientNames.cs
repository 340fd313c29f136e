namespace Personalize.Benchmarks.Clients;

/// <summary>The names of the clients that others are compared with.</summary>
internal static class ClientNames
{
    public const string JavaScript = "JavaScript SDK";
    public const string Boto3 = "boto3";
    public const string AwsCli = "AWS CLI";
    public const string BareHttpClient = "bare HttpClient";
}
