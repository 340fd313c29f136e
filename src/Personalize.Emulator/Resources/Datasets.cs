using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>The interactions, items, users, actions or action interactions of a group.</summary>
internal sealed class Dataset : Resource
{
    public required string DatasetGroupArn { get; init; }

    /// <summary>In capitals, e.g. INTERACTIONS.</summary>
    public required string DatasetType { get; init; }

    public required string SchemaArn { get; set; }

    /// <summary>Where action interactions are sent to.</summary>
    public string? TrackingId { get; init; }

    /// <summary>The schema that an update under way is about to give it, or null.</summary>
    public string? UpdateSchemaArn(DateTimeOffset now) =>
        IsChanging(now) ? LatestUpdate!.Settings.GetProperty("schemaArn").GetString() : null;
}

/// <summary>The datasets and their operations.</summary>
internal sealed class Datasets(ServiceState state)
    : Kind<Dataset>(state, "dataset", new("dataset", "dataset", dataset => dataset.DatasetGroupArn))
{
    public void Create(OperationCall call)
    {
        var group = State.DatasetGroups.Parent(call);
        var schema = State.Schemas.Store.Get(call.Required("schemaArn"));
        var type = DatasetTypes.Get(call.Required("datasetType"), group.Domain);
        if (schema.Domain != group.Domain)
        {
            throw ServiceError.InvalidInput(
                $"The schema's domain ({schema.Domain ?? "none"}) must be that of the dataset group ({group.Domain ?? "none"}): {schema.Arn}");
        }

        type.Check(AvroRecord.Parse(schema.Schema), group.Domain);
        var arn = State.Arn.Of($"dataset/{group.Name}/{type.Name}");
        if (Store.Find(arn) is not null)
        {
            throw ServiceError.AlreadyExists($"Another dataset of type: {type.Name} already exists in the provided dataset group");
        }

        Add(call, new Dataset
        {
            Name = call.Required("name"),
            Arn = arn,
            DatasetGroupArn = group.Arn,
            DatasetType = type.Name,
            SchemaArn = schema.Arn,
            TrackingId = type.Name == DatasetTypes.ActionInteractions ? Guid.NewGuid().ToString() : null,
            Lifecycle = Begin(call, Pace.Dataset),
        });
    }

    public void Update(OperationCall call)
    {
        var dataset = Store.Get(call.Required("datasetArn"));
        DemandSettled(dataset, call.Now);
        Store.GetActive(dataset.Arn, call);
        var schema = State.Schemas.Store.Get(call.Required("schemaArn"));
        var group = State.DatasetGroups.Store.Get(dataset.DatasetGroupArn);
        var (before, after) = (AvroRecord.Parse(State.Schemas.Store.Get(dataset.SchemaArn).Schema), AvroRecord.Parse(schema.Schema));
        DatasetTypes.Get(dataset.DatasetType, group.Domain).Check(after, group.Domain);
        foreach (var field in before.Fields)
        {
            if (after.Find(field.Name) is not { } kept || !field.Types.All(kept.Types.Contains))
            {
                throw ServiceError.InvalidInput(
                    $"The new schema must keep the columns of the old one with their types, and {field.Name} ({string.Join(", ", field.Types)}) is not there.");
            }
        }

        Change(call, dataset, Pace.DatasetUpdate);
        var failure = dataset.LatestUpdate!.Lifecycle.Steps[^1].FailureReason;

        // The dataset's own state moves along; and as its update doesn't make it unfit, it is ACTIVE again even if that fails.
        dataset.Lifecycle = Pace.DatasetUpdate.Divert(dataset.Lifecycle, call.Now, failure, "UPDATE");
        if (failure is not null)
        {
            dataset.Lifecycle = dataset.Lifecycle.Then(TimeSpan.FromSeconds(1), Status.Active);
        }
    }

    /// <summary>Takes over the schemas of updates that are done.</summary>
    public void TakeOver(DateTimeOffset now) => TakeOver(now, (dataset, update) => dataset.SchemaArn = update.Required("schemaArn"));

    /// <summary>The group's dataset of that type, or null.</summary>
    public Dataset? Of(DatasetGroup group, string type) => Store.Find(State.Arn.Of($"dataset/{group.Name}/{type}"));

    /// <summary>The group's interactions: ACTIVE, or nothing can be trained.</summary>
    public Dataset Interactions(DatasetGroup group, OperationCall call)
    {
        var dataset = Of(group, DatasetTypes.Interactions)
            ?? throw ServiceError.InvalidInput($"The dataset group has no {DatasetTypes.Interactions} dataset, and training needs one: {group.Arn}");
        return Store.GetActive(dataset.Arn, call);
    }

    protected override IReadOnlyList<Dataset> Listed(OperationCall call) => Within(call, "datasetGroupArn", State.DatasetGroups.Store);

    protected override void DemandUnused(Dataset resource, OperationCall call)
    {
        DemandNone(
            resource, State.DatasetImportJobs.Store.Within(resource.Arn).Where(job => Status.IsTransient(job.StatusAt(call.Now))), "import jobs under way");
        DemandNone(
            resource, State.DatasetExportJobs.Store.Within(resource.Arn).Where(job => Status.IsTransient(job.StatusAt(call.Now))), "export jobs under way");
        DemandNone(
            resource,
            State.Solutions.Store.Within(resource.DatasetGroupArn)
                .SelectMany(solution => State.SolutionVersions.Store.Within(solution.Arn))
                .Where(version => Status.IsTransient(version.StatusAt(call.Now))),
            "trainings under way");
    }

    protected override void Gone(Dataset resource)
    {
        base.Gone(resource);
        State.DatasetImportJobs.TakeWithin(resource.Arn);
        State.DatasetExportJobs.TakeWithin(resource.Arn);
    }
}
