using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace Personalize.Infrastructure;

/// <summary>The ARN of a resource of Amazon Personalize, taken apart.</summary>
internal sealed class Arn
{
    /// <summary>The greatest number of characters that the service takes.</summary>
    public const int MaxLength = 256;

    private Arn(string text, string[] parts)
    {
        Text = text;
        Partition = parts[1];
        Region = parts[3].Length == 0 ? null : parts[3];
        Account = parts[4];
        Path = parts[5].Split('/');
    }

    /// <summary>The ARN as it was given.</summary>
    public string Text { get; }

    /// <summary>The partition, such as <c>aws</c> or <c>aws-cn</c>.</summary>
    public string Partition { get; }

    /// <summary>The region; the service's own resources, recipes among them, have none.</summary>
    public string? Region { get; }

    /// <summary>The account's number; the service's own resources have none.</summary>
    public string Account { get; }

    /// <summary>The resource part, between its slashes.</summary>
    public string[] Path { get; }

    /// <summary>The resource's name: for a solution version the solution's name and the version's id.</summary>
    public string Name => string.Join("/", Path.Skip(1));

    public static bool TryParse(string? text, [NotNullWhen(true)] out Arn? arn)
    {
        arn = null;
        var parts = text?.Split([':'], 6);
        if (parts is not { Length: 6 }
            || text!.Length > MaxLength
            || parts[0] != "arn"
            || parts[1].Length == 0
            || parts[2] != "personalize"
            || parts[5].IndexOf('/') <= 0
            || parts[5][parts[5].Length - 1] == '/'
            || text!.Any(char.IsWhiteSpace))
        {
            return false;
        }

        arn = new Arn(text!, parts);
        return true;
    }

    /// <summary>Takes an ARN apart that may be of any kind.</summary>
    /// <exception cref="InvalidArnException">It is none.</exception>
    public static Arn Parse(string? text) => TryParse(text, out var arn)
        ? arn
        : throw new InvalidArnException(
            $"'{text}' is not an ARN of Amazon Personalize. That looks like {ResourceKind.Campaign.ExampleArn}.", "InvalidArn");

    /// <summary>Takes an ARN apart that must be of one kind.</summary>
    /// <param name="text">What the user gave.</param>
    /// <param name="kind">The kind that is wanted.</param>
    /// <param name="hint">What to do with an ARN of another kind, or <see langword="null"/>.</param>
    /// <exception cref="InvalidArnException">It is no ARN, or one of another kind.</exception>
    public static Arn Parse(string? text, ResourceKind kind, System.Func<ResourceKind, string?>? hint = null)
    {
        if (!TryParse(text, out var arn))
        {
            throw new InvalidArnException(
                $"'{text}' is not an ARN of Amazon Personalize. The ARN of {kind.WithArticle} looks like {kind.ExampleArn}.", "InvalidArn");
        }

        var actual = ResourceKind.Of(arn);
        if (actual != kind)
        {
            var what = actual is null ? $"'{text}' is not the ARN of a kind of resource that is known here" : $"'{text}' is the ARN of {actual.WithArticle}";
            var advice = actual is null ? null : hint?.Invoke(actual);
            throw new InvalidArnException(
                $"{what}, and {kind.WithArticle} is wanted, such as {kind.ExampleArn}.{(advice is null ? "" : " " + advice)}", "WrongKindOfArn");
        }

        return arn;
    }

    public override string ToString() => Text;
}
