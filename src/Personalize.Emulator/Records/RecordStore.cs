using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator.Resources;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Records;

/// <summary>The records of all dataset groups: what was imported and what was written through the event API.</summary>
internal sealed class RecordStore(ServiceState state) : IStatePart
{
    private Dictionary<string, GroupRecords> _groups = [];
    private readonly Dictionary<string, (string Text, RecordSchema Schema)> _schemas = [];
    private Dictionary<string, DateTimeOffset> _importsDone = [];

    /// <summary>The types of datasets, in the order in which they are told of.</summary>
    public static IReadOnlyList<string> Types { get; } =
        [DatasetTypes.Interactions, DatasetTypes.Items, DatasetTypes.Users, DatasetTypes.Actions, DatasetTypes.ActionInteractions];

    /// <summary>What stands for Amazon S3; without it imports bring nothing.</summary>
    public S3Folder? S3 { get; set; }

    /// <summary>The records of a group, with the schemas that its datasets have now; those of a dataset that is gone are gone too.</summary>
    public GroupRecords Of(DatasetGroup group)
    {
        if (!_groups.TryGetValue(group.Arn, out var records) || records.Created != group.Created)
        {
            _groups[group.Arn] = records = new GroupRecords(group.Created);
        }

        foreach (var type in Types)
        {
            var dataset = state.Datasets.Of(group, type);
            if (records.Datasets.TryGetValue(type, out var created) && created != dataset?.Created)
            {
                records.Clear(type);
                records.Datasets.Remove(type);
            }

            if (dataset is not null)
            {
                records.Datasets[type] = dataset.Created;
                records.Table(type)?.Conform(SchemaOf(dataset));
            }
        }

        return records;
    }

    /// <summary>The columns of a dataset.</summary>
    public RecordSchema SchemaOf(Dataset dataset)
    {
        var text = state.Schemas.Store.Get(dataset.SchemaArn).Schema;
        if (!_schemas.TryGetValue(dataset.SchemaArn, out var known) || known.Text != text)
        {
            _schemas[dataset.SchemaArn] = known = (text, RecordSchema.Parse(text));
        }

        return known.Schema;
    }

    /// <summary>The columns of a group's dataset of that type, or null where it has none.</summary>
    public RecordSchema? SchemaOf(DatasetGroup group, string type) => state.Datasets.Of(group, type) is { } dataset ? SchemaOf(dataset) : null;

    /// <summary>
    /// Takes in the files of import jobs that are done by now, in the order in which they are. A job whose files are not what they
    /// must be has failed, as of the time at which it would have been done.
    /// </summary>
    public void Settle(DateTimeOffset now)
    {
        if (S3 is null)
        {
            return;
        }

        var done = state.DatasetImportJobs.Store.Held
            .Where(job => !IsDone(job))
            .Select(job => (Job: job, Step: job.Lifecycle.At(now)))
            .Where(pair => !Status.IsTransient(pair.Step.Status))
            .OrderBy(pair => pair.Step.At)
            .ToList();
        foreach (var (job, step) in done)
        {
            _importsDone[job.Arn] = job.Created;
            if (step.Status == Status.Active)
            {
                Import(job, step);
            }
        }
    }

    /// <summary>The jobs that there are have no files to be read: what they brought is there by other ways.</summary>
    public void PassOverImports()
    {
        foreach (var job in state.DatasetImportJobs.Store.Held)
        {
            _importsDone[job.Arn] = job.Created;
        }
    }

    public JsonNode Save() => JsonSerializer.SerializeToNode(
        new SavedRecords(
            state.DatasetGroups.Store.Held.ToDictionary(group => group.Arn, group => SavedGroup.Of(Of(group))),
            new Dictionary<string, DateTimeOffset>(_importsDone)),
        StateFile.Format)!;

    public Action Read(JsonElement? saved)
    {
        var read = saved?.Deserialize<SavedRecords>(StateFile.Format);
        return () =>
        {
            _importsDone = read is null ? [] : new(read.ImportsDone);
            _schemas.Clear();

            // The groups and their datasets are there already: the resources are loaded first.
            _groups = read is null
                ? []
                : read.Groups
                    .Select(pair => (pair.Value, Group: state.DatasetGroups.Store.Find(pair.Key)))
                    .Where(pair => pair.Group is not null)
                    .ToDictionary(pair => pair.Group!.Arn, pair => pair.Value.Restore(type => SchemaOf(pair.Group!, type) ?? RecordSchema.Empty));
        };
    }

    private bool IsDone(DatasetImportJob job) => _importsDone.TryGetValue(job.Arn, out var created) && created == job.Created;

    private void Import(DatasetImportJob job, LifecycleStep step)
    {
        try
        {
            if (state.Datasets.Store.Find(job.DatasetArn) is { } dataset)
            {
                var location = job.DataSource.GetProperty("dataLocation").GetString()!;
                var import = CsvImport.Read(dataset.DatasetType, SchemaOf(dataset), S3!.Files(location, ".csv"));
                var records = Of(state.DatasetGroups.Store.Get(dataset.DatasetGroupArn));
                import.Apply(records, replace: job.ImportMode != "INCREMENTAL");
            }
        }
        catch (FormatException error)
        {
            job.Lifecycle = Lifecycle.Of(
                [.. job.Lifecycle.Steps.Where(before => before.At < step.At), new LifecycleStep(step.At, Status.CreateFailed, error.Message)]);
        }
    }
}
