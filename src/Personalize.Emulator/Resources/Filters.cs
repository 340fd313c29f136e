using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>Which items or users recommendations leave out, or are limited to.</summary>
internal sealed class Filter : Resource
{
    public required string DatasetGroupArn { get; init; }

    public required string FilterExpression { get; init; }
}

/// <summary>The filters and their operations.</summary>
internal sealed class Filters(ServiceState state) : Kind<Filter>(state, "filter", new("filter", "filter", filter => filter.DatasetGroupArn))
{
    /// <summary>Holds an expression against the group that it is for; throws <see cref="ServiceError"/> for one that can't be.</summary>
    public Action<DatasetGroup, string> CheckExpression { get; set; } = static (_, _) => { };

    public void Create(OperationCall call)
    {
        var group = State.DatasetGroups.Parent(call);
        var (name, expression) = (call.Required("name"), call.Required("filterExpression"));
        CheckExpression(group, expression);
        var arn = State.Arn.Of($"filter/{name}");
        Store.DemandFree(arn);
        State.Quotas.DemandRoom(Plural, Store.Within(group.Arn), call.Now);
        Add(call, new Filter
        {
            Name = name,
            Arn = arn,
            DatasetGroupArn = group.Arn,
            FilterExpression = expression,
            Lifecycle = Begin(call, Pace.Filter),
        });
    }

    /// <summary>The filter that a job names, or null: ACTIVE, and of the group that the job's model is of.</summary>
    public string? ForJob(OperationCall call, SolutionVersion version)
    {
        if (call.Text("filterArn") is not { } arn)
        {
            return null;
        }

        var filter = Store.GetActive(arn, call);
        return filter.DatasetGroupArn == version.DatasetGroupArn
            ? filter.Arn
            : throw ServiceError.InvalidInput($"The filter must be of the dataset group {version.DatasetGroupArn}: {arn}");
    }

    protected override IReadOnlyList<Filter> Listed(OperationCall call) => Within(call, "datasetGroupArn", State.DatasetGroups.Store);

    protected override void DemandUnused(Filter resource, OperationCall call)
    {
        DemandNone(
            resource,
            State.BatchInferenceJobs.Store.Held.Where(job => job.FilterArn == resource.Arn && Status.IsTransient(job.StatusAt(call.Now))),
            "batch inference jobs under way");
        DemandNone(
            resource,
            State.BatchSegmentJobs.Store.Held.Where(job => job.FilterArn == resource.Arn && Status.IsTransient(job.StatusAt(call.Now))),
            "batch segment jobs under way");
    }
}
