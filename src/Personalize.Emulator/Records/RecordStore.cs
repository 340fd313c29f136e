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
    private Dictionary<string, DateTimeOffset> _jobsDone = [];

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
    /// Takes in the files of import jobs, and deletes what those of deletion jobs name, in the order in which the jobs are done. A job whose files
    /// are not what they must be has failed, as of the time at which it would have been done.
    /// </summary>
    public void Settle(DateTimeOffset now)
    {
        if (S3 is null)
        {
            return;
        }

        var done = Jobs
            .Where(job => !IsDone(job))
            .Select(job => (Job: job, Step: job.Lifecycle.At(now)))
            .Where(pair => !Status.IsTransient(pair.Step.Status))
            .OrderBy(pair => pair.Step.At)
            .ToList();
        foreach (var (job, step) in done)
        {
            _jobsDone[job.Arn] = job.Created;
            switch (job)
            {
                case DatasetImportJob import when step.Status == Status.Active:
                    Import(import, step);
                    break;
                case DataDeletionJob deletion when step.Status == Status.Completed:
                    Delete(deletion, step);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The jobs that there are have no files to be read: what they brought or deleted is so by other ways.</summary>
    public void PassOverJobs()
    {
        foreach (var job in Jobs)
        {
            _jobsDone[job.Arn] = job.Created;
        }
    }

    public JsonNode Save() => JsonSerializer.SerializeToNode(
        new SavedRecords(
            state.DatasetGroups.Store.Held.ToDictionary(group => group.Arn, group => SavedGroup.Of(Of(group))),
            new Dictionary<string, DateTimeOffset>(_jobsDone)),
        StateFile.Format)!;

    public Action Read(JsonElement? saved)
    {
        var read = saved?.Deserialize<SavedRecords>(StateFile.Format);
        return () =>
        {
            _jobsDone = read is null ? [] : new(read.JobsDone);
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

    private IEnumerable<Resource> Jobs => state.DatasetImportJobs.Store.Held.Concat<Resource>(state.DataDeletionJobs.Store.Held);

    private bool IsDone(Resource job) => _jobsDone.TryGetValue(job.Arn, out var created) && created == job.Created;

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
            Fail(job, step, Status.CreateFailed, error.Message);
        }
    }

    private void Delete(DataDeletionJob job, LifecycleStep step)
    {
        try
        {
            var location = job.DataSource.GetProperty("dataLocation").GetString()!;
            var users = UserList.Read(S3!.Files(location, ".csv"));
            job.NumDeleted = state.DatasetGroups.Store.Find(job.DatasetGroupArn) is { } group ? Of(group).RemoveUsers(users) : 0;
        }
        catch (FormatException error)
        {
            Fail(job, step, Status.Failed, error.Message);
        }
    }

    private static void Fail(Resource job, LifecycleStep step, string status, string reason) =>
        job.Lifecycle = Lifecycle.Of([.. job.Lifecycle.Steps.Where(before => before.At < step.At), new LifecycleStep(step.At, status, reason)]);
}
