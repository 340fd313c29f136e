using System.Collections.Generic;
using System.Linq;

namespace Personalize.Infrastructure;

/// <summary>A resource with all that hangs from it.</summary>
internal sealed class TreeBranch(ResourceKind kind, IResource resource)
{
    /// <summary>The resource's kind.</summary>
    public ResourceKind Kind { get; } = kind;

    /// <summary>The resource: a summary, or a full description.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>Its ARN.</summary>
    public string Arn => Resource.Arn ?? "";

    /// <summary>What hangs from it, in the order of the lists.</summary>
    public List<TreeBranch> Children { get; } = [];

    /// <summary>What could not be listed or described beneath it.</summary>
    public List<PersonalizeException> Failures { get; } = [];

    /// <summary>The branch itself and all beneath it, parents before children.</summary>
    public IEnumerable<TreeBranch> All => [this, .. Children.SelectMany(child => child.All)];

    /// <summary>The nodes of the branch, parents before children, drawn as a tree; and a <see cref="TreeGap"/> where something could not be read.</summary>
    public IEnumerable<object> Nodes() => Nodes(parent: null, depth: 0, guide: "", below: "");

    private IEnumerable<object> Nodes(string? parent, int depth, string guide, string below)
    {
        yield return new ResourceNode
        {
            Kind = Kind.Noun,
            Name = Resource.Name,
            Arn = Arn,
            Status = Resource.Status,
            ParentArn = parent,
            Depth = depth,
            CreationDateTime = Resource.CreationDateTime,
            FailureReason = ResourceState.ReasonOf(Resource),
            Guide = guide,
        };
        for (var i = 0; i < Children.Count; i++)
        {
            var isLast = i == Children.Count - 1;
            foreach (var node in Children[i].Nodes(Arn, depth + 1, below + (isLast ? "└─ " : "├─ "), below + (isLast ? "   " : "│  ")))
            {
                yield return node;
            }
        }

        foreach (var failure in Failures)
        {
            yield return new TreeGap(Arn, failure);
        }
    }
}

/// <summary>What could not be read of a tree.</summary>
/// <param name="Arn">The resource beneath which it is missed.</param>
/// <param name="Failure">Why.</param>
internal sealed record TreeGap(string Arn, PersonalizeException Failure);
