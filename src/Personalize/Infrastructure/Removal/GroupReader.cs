using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>Reads what a removal plans from: a dataset group with all in it, and which of its schemas nothing else has.</summary>
/// <param name="calls">Makes the calls.</param>
internal sealed class GroupReader(ServiceCalls calls)
{
    /// <summary>Reads the group, and plans its removal.</summary>
    /// <param name="groupArn">The group.</param>
    /// <param name="includeSchemas">Whether schemas are removed too.</param>
    /// <exception cref="PersonalizeException">Something can't be read, so that a plan would not be complete.</exception>
    public async Task<RemovalPlan> PlanAsync(string groupArn, bool includeSchemas)
    {
        var group = await new ResourceTree(calls).ReadAsync(groupArn).ConfigureAwait(false);

        // What is gone between a list and a look at it is no gap.
        if (group.All.SelectMany(branch => branch.Failures).FirstOrDefault(failure => failure is not ResourceNotFoundException) is { } gap)
        {
            throw gap;
        }

        return RemovalPlan.Of(group, includeSchemas ? await FreeSchemasAsync(group).ConfigureAwait(false) : []);
    }

    private async Task<HashSet<string>> FreeSchemasAsync(TreeBranch group)
    {
        var schemas = group.All.Where(branch => branch.Kind == ResourceKind.Schema).Select(branch => branch.Arn).ToArray();
        if (schemas.Length == 0)
        {
            return [];
        }

        HashSet<string> own = [.. group.All.Where(branch => branch.Kind == ResourceKind.Dataset).Select(branch => branch.Arn)];
        var all = await calls.ListAsync(ResourceKind.Dataset).ConfigureAwait(false);
        var others = await Task.WhenAll(
            all.Where(dataset => !own.Contains(dataset.Arn ?? "")).Select(dataset => SchemasOfAsync(dataset.Arn ?? ""))).ConfigureAwait(false);
        return [.. schemas.Except(others.SelectMany(used => used))];
    }

    private async Task<string[]> SchemasOfAsync(string datasetArn)
    {
        try
        {
            return [.. ResourceTree.SchemasOf((Dataset)await calls.DescribeAsync(ResourceKind.Dataset, datasetArn).ConfigureAwait(false))];
        }
        catch (ResourceNotFoundException)
        {
            return [];
        }
    }
}
