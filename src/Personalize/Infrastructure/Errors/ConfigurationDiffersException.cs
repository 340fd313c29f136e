using System.Collections.Generic;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A resource of that name exists, and is not as was asked for.</summary>
public sealed class ConfigurationDiffersException : PersonalizeException
{
    internal ConfigurationDiffersException(ResourceKind kind, string arn, IReadOnlyList<ConfigurationDifference> differences)
        : base(
            $"The {kind.Name} {arn} exists, and is not as was asked for: {string.Join("; ", differences)}.",
            inner: null,
            "ConfigurationDiffers",
            ErrorCategory.ResourceExists)
    {
        Arn = arn;
        Differences = differences;
    }

    /// <summary>The ARN of the resource that exists.</summary>
    public string Arn { get; }

    /// <summary>What differs, member by member.</summary>
    public IReadOnlyList<ConfigurationDifference> Differences { get; }
}

/// <summary>A member of a resource's configuration that is not as was asked for.</summary>
public sealed class ConfigurationDifference
{
    internal ConfigurationDifference(string member, object? asked, object? actual)
    {
        Member = member;
        Asked = asked;
        Actual = actual;
    }

    /// <summary>The member as the API calls it, such as <c>solutionConfig.algorithmHyperParameters.bptt</c>.</summary>
    public string Member { get; }

    /// <summary>What was asked for; absent where nothing was.</summary>
    public object? Asked { get; }

    /// <summary>What the resource has; absent where it has nothing.</summary>
    public object? Actual { get; }

    /// <summary>The difference in words.</summary>
    public override string ToString() => Asked is null
        ? $"{Member} is {Literal.Of(Actual)}, and was not asked for"
        : Actual is null
            ? $"{Member} is not there, and {Literal.Of(Asked)} was asked for"
            : $"{Member} is {Literal.Of(Actual)}, and {Literal.Of(Asked)} was asked for";
}
