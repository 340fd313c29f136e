using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>Reads all that is in a dataset group.</summary>
/// <param name="calls">Makes the calls.</param>
internal sealed class ResourceTree(ServiceCalls calls)
{
    // What hangs from what. Campaigns are listed by solution: which version one serves can change.
    private static readonly Dictionary<ResourceKind, ResourceKind[]> Below = new()
    {
        [ResourceKind.DatasetGroup] =
        [
            ResourceKind.Dataset, ResourceKind.Solution, ResourceKind.Recommender, ResourceKind.Filter, ResourceKind.EventTracker,
            ResourceKind.MetricAttribution, ResourceKind.DataDeletionJob,
        ],
        [ResourceKind.Dataset] = [ResourceKind.DatasetImportJob, ResourceKind.DatasetExportJob],
        [ResourceKind.Solution] = [ResourceKind.SolutionVersion, ResourceKind.Campaign],
        [ResourceKind.SolutionVersion] = [ResourceKind.BatchInferenceJob, ResourceKind.BatchSegmentJob],
    };

    /// <summary>Reads a group. What can't be read beneath it is kept with the branch where it is missed.</summary>
    /// <exception cref="PersonalizeException">The group itself can't be described.</exception>
    public async Task<TreeBranch> ReadAsync(string groupArn)
    {
        var group = await calls.DescribeAsync(ResourceKind.DatasetGroup, groupArn).ConfigureAwait(false);
        return await GrowAsync(new TreeBranch(ResourceKind.DatasetGroup, (IResource)group)).ConfigureAwait(false);
    }

    /// <summary>The schemas that a dataset has, or is about to have.</summary>
    public static IEnumerable<string> SchemasOf(Dataset dataset) =>
        new[] { dataset.SchemaArn, dataset.LatestDatasetUpdate?.SchemaArn }.OfType<string>().Distinct();

    private async Task<TreeBranch> GrowAsync(TreeBranch branch)
    {
        var schemas = branch.Kind == ResourceKind.Dataset ? SchemasAsync(branch) : Task.FromResult(new List<TreeBranch>());
        var lists = MayHaveChildren(branch) ? Below[branch.Kind].Select(kind => ListAsync(branch, kind)).ToArray() : [];
        branch.Children.AddRange(await schemas.ConfigureAwait(false));
        foreach (var list in lists)
        {
            branch.Children.AddRange(await list.ConfigureAwait(false));
        }

        return branch;
    }

    // Of a version that never was trained there are no jobs.
    private static bool MayHaveChildren(TreeBranch branch) =>
        Below.ContainsKey(branch.Kind) && (branch.Kind != ResourceKind.SolutionVersion || branch.Resource.Status == "ACTIVE");

    private async Task<IReadOnlyList<TreeBranch>> ListAsync(TreeBranch parent, ResourceKind kind)
    {
        try
        {
            var found = await calls.ListAsync(kind, parent.Kind, parent.Arn).ConfigureAwait(false);
            return await Task.WhenAll(found.Select(resource => GrowAsync(new TreeBranch(kind, resource)))).ConfigureAwait(false);
        }
        catch (PersonalizeException exception)
        {
            return Missed(parent, exception);
        }
    }

    // A list doesn't tell a dataset's schema; its description does.
    private async Task<List<TreeBranch>> SchemasAsync(TreeBranch dataset)
    {
        try
        {
            var described = (Dataset)await calls.DescribeAsync(ResourceKind.Dataset, dataset.Arn).ConfigureAwait(false);
            var schemas = await Task.WhenAll(SchemasOf(described).Select(arn => calls.DescribeAsync(ResourceKind.Schema, arn))).ConfigureAwait(false);
            return [.. schemas.Select(schema => new TreeBranch(ResourceKind.Schema, (IResource)schema))];
        }
        catch (PersonalizeException exception)
        {
            return Missed(dataset, exception);
        }
    }

    private static List<TreeBranch> Missed(TreeBranch parent, PersonalizeException exception)
    {
        lock (parent.Failures)
        {
            parent.Failures.Add(exception);
        }

        return [];
    }
}
