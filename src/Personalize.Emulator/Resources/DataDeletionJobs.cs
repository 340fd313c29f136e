using System;
using System.Collections.Generic;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>The removal of everything about some users from a group.</summary>
internal sealed class DataDeletionJob : Resource
{
    public required string DatasetGroupArn { get; init; }

    public required JsonElement DataSource { get; init; }

    public required string RoleArn { get; init; }

    /// <summary>How many records were deleted; told once the job is done.</summary>
    public int? NumDeleted { get; set; }
}

/// <summary>The data deletion jobs and their operations. Their states have names of their own.</summary>
internal sealed class DataDeletionJobs(ServiceState state)
    : Kind<DataDeletionJob>(state, "dataDeletionJob", new("data-deletion-job", "data deletion job", job => job.DatasetGroupArn))
{
    public void Create(OperationCall call)
    {
        var group = State.DatasetGroups.Parent(call);
        var name = call.Required("jobName");
        var role = Checks.NeededRole(State, call);
        var source = call.Json("dataSource")!.Value;
        var path = source.TryGetProperty("dataLocation", out var location) ? location.GetString() : null;
        Checks.Location(path ?? throw ServiceError.InvalidInput("The dataSource needs its dataLocation."), "dataSource.dataLocation");
        var arn = State.Arn.Of($"data-deletion-job/{name}");
        Store.DemandFree(arn);
        State.Quotas.DemandRoomUnderWay(Plural, Store.All, call.Now);
        Add(call, new DataDeletionJob
        {
            Name = name,
            Arn = arn,
            DatasetGroupArn = group.Arn,
            DataSource = source,
            RoleArn = role,
            NumDeleted = (int)(StableHash.Of(arn) % 40_000),
            Lifecycle = Life(
                call.Now, State.Failures.Take(call.Operation.Name) ?? Checks.InputFailure(path, [".csv"], "Invalid Data location.")),
        });
    }

    /// <summary>How such a job goes on.</summary>
    public static Lifecycle Life(DateTimeOffset now, string? failureReason) => Pace.DeletionJob.Continue(
        Lifecycle.Begin(now, Status.Pending), failureReason, Status.InProgress, Status.Failed, Status.Completed);

    /// <summary>Takes along the jobs of a group that is gone.</summary>
    public void TakeWithin(string datasetGroupArn) => TakeChildren(datasetGroupArn);

    protected override IReadOnlyList<DataDeletionJob> Listed(OperationCall call) => Within(call, "datasetGroupArn", State.DatasetGroups.Store);

    protected override object? Value(DataDeletionJob resource, string name, LifecycleStep step) =>
        name == "numDeleted" && step.Status != Status.Completed ? null : base.Value(resource, name, step);
}
