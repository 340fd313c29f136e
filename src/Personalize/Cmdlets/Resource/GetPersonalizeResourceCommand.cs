using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Gets everything in dataset groups as a tree, parents before children.</summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeResource", DefaultParameterSetName = OfGroups)]
[OutputType(typeof(ResourceNode))]
public sealed class GetPersonalizeResourceCommand : RegionalCommand
{
    private const string OfGroups = "DatasetGroup";
    private const string OfRegion = "All";

    // While one group is written, the next is being read.
    private const int GroupsAhead = 2;

    /// <summary>The ARNs of the dataset groups.</summary>
    [Parameter(ParameterSetName = OfGroups, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? DatasetGroupArn { get; set; }

    /// <summary>All dataset groups of the region.</summary>
    [Parameter(ParameterSetName = OfRegion, Mandatory = true)]
    public SwitchParameter All { get; set; }

    /// <summary>Reads and emits each group.</summary>
    protected override void ProcessRecord()
    {
        if (All)
        {
            Attempt(null, () => WriteGroupsOf(ConnectionForMany(null)));
            return;
        }

        foreach (var text in DatasetGroupArn ?? [])
        {
            Attempt(text, () =>
            {
                var arn = Arn.Parse(text, ResourceKind.DatasetGroup);
                WriteGroups([arn.Text], ConnectionForMany(arn));
            });
        }
    }

    private void WriteGroupsOf(Connection connection)
    {
        using var calls = new ServiceCalls(Template, connection, StopToken);
        var groups = AwaitCalls(calls, calls.ListAsync(ResourceKind.DatasetGroup));
        WriteGroups(groups.ConvertAll(group => group.Arn ?? ""), connection);
    }

    private void WriteGroups(List<string> arns, Connection connection)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        using var calls = new ServiceCalls(Template, connection, abandoned.Token);
        var tree = new ResourceTree(calls);
        var underWay = new Queue<(string Arn, Task<TreeBranch> Reading)>();
        try
        {
            for (var i = 0; i < arns.Count || underWay.Count > 0;)
            {
                while (i < arns.Count && underWay.Count <= GroupsAhead)
                {
                    underWay.Enqueue((arns[i], tree.ReadAsync(arns[i])));
                    i++;
                }

                var (arn, reading) = underWay.Dequeue();
                Attempt(arn, () => Write(AwaitCalls(calls, reading)));
            }
        }
        finally
        {
            abandoned.Cancel();
            foreach (var (_, reading) in underWay)
            {
                reading.Forget();
            }
        }
    }

    private void Write(TreeBranch group)
    {
        foreach (var item in group.Nodes())
        {
            if (item is TreeGap gap)
            {
                WriteError(gap.Failure.ToErrorRecord(gap.Arn));
            }
            else
            {
                WriteObject(item);
            }
        }
    }
}
