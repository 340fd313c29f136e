using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A resource in the tree of its dataset group: what <c>Get-PersonalizeResource</c> emits.</summary>
public sealed class ResourceNode : IResource
{
    /// <summary>The kind of resource in the API's word, such as <c>SolutionVersion</c>.</summary>
    public string Kind { get; internal set; } = "";

    /// <summary>The resource's name.</summary>
    public string? Name { get; internal set; }

    /// <summary>The resource's ARN.</summary>
    public string? Arn { get; internal set; }

    /// <summary>Its state; absent for what has none, such as a schema.</summary>
    public string? Status { get; internal set; }

    /// <summary>The ARN of the resource that it hangs from; absent for the dataset group.</summary>
    public string? ParentArn { get; internal set; }

    /// <summary>How far it is from the dataset group, which is at 0.</summary>
    public int Depth { get; internal set; }

    /// <summary>When it was created, local time.</summary>
    public DateTime? CreationDateTime { get; internal set; }

    /// <summary>Why it failed, where it did and its kind tells.</summary>
    public string? FailureReason { get; internal set; }

    /// <summary>The lines that lead to it where the tree is drawn.</summary>
    internal string Guide { get; set; } = "";

    /// <summary>The resource's ARN.</summary>
    public override string ToString() => Arn ?? "";
}
