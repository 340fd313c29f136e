using System;
using System.Linq;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>A container for datasets and everything that is made of them.</summary>
internal sealed class DatasetGroup : Resource
{
    public string? RoleArn { get; init; }

    public string? KmsKeyArn { get; init; }

    public string? Domain { get; init; }
}

/// <summary>The dataset groups and their operations.</summary>
internal sealed class DatasetGroups(ServiceState state)
    : Kind<DatasetGroup>(state, "datasetGroup", new("dataset-group", "dataset group"))
{
    public void Create(OperationCall call)
    {
        var (name, role, key) = (call.Required("name"), call.Text("roleArn"), call.Text("kmsKeyArn"));
        if (role is null != key is null)
        {
            throw ServiceError.InvalidInput("A key and a role that may use it go together: give both kmsKeyArn and roleArn, or neither.");
        }

        var domain = call.Text("domain");
        Checks.Role(State, role);
        Store.DemandFree(State.Arn.Of($"dataset-group/{name}"));
        State.Quotas.DemandRoom(Plural, Store.All, call.Now);
        Add(call, new DatasetGroup
        {
            Name = name,
            Arn = State.Arn.Of($"dataset-group/{name}"),
            RoleArn = role,
            KmsKeyArn = key,
            Domain = domain,
            Lifecycle = Begin(call, Pace.DatasetGroup),
        });
        call.Output.Member("domain", domain);
    }

    /// <summary>The group that a request names for something new: it has to be ACTIVE.</summary>
    public DatasetGroup Parent(OperationCall call) => Store.GetActive(call.Required("datasetGroupArn"), call);

    protected override void DemandUnused(DatasetGroup resource, OperationCall call)
    {
        DemandNone(resource, State.Datasets.Store.Within(resource.Arn), "datasets");
        DemandNone(resource, State.Solutions.Store.Within(resource.Arn), "solutions");
        DemandNone(resource, State.Recommenders.Store.Within(resource.Arn), "recommenders");
        DemandNone(resource, State.EventTrackers.Store.Within(resource.Arn), "event trackers");
        DemandNone(resource, State.Filters.Store.Within(resource.Arn), "filters");
        DemandNone(resource, State.MetricAttributions.Store.Within(resource.Arn), "metric attributions");
        DemandNone(
            resource,
            State.DataDeletionJobs.Store.Within(resource.Arn).Where(job => Status.IsTransient(job.StatusAt(call.Now))),
            "data deletion jobs under way");
    }

    protected override Lifecycle Farewell(DatasetGroup resource, DateTimeOffset now) =>
        resource.Lifecycle.Divert(now, Status.DeletePending).Then(Pace.Delete.Pending + Pace.Delete.InProgress, Status.Gone);

    protected override void Gone(DatasetGroup resource)
    {
        base.Gone(resource);
        State.DataDeletionJobs.TakeWithin(resource.Arn);
    }
}
