using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator.Resources;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Sample;

/// <summary>Any number of batch inference jobs for load tests, a minute apart, all done. Each is made when somebody looks at it.</summary>
internal sealed class GeneratedBatchInferenceJobs : IGeneratedResources<BatchInferenceJob>
{
    private const string NamePrefix = "generated-job-";

    private static readonly JsonElement Input =
        JsonSerializer.SerializeToElement(new { s3DataSource = new { path = "s3://emulator-load/input/users.jsonl" } });

    private static readonly JsonElement Output =
        JsonSerializer.SerializeToElement(new { s3DataDestination = new { path = "s3://emulator-load/output/" } });

    private readonly string _arnPrefix;
    private readonly string _roleArn;
    private readonly DateTimeOffset _first;

    private GeneratedBatchInferenceJobs(ServiceState state, string solutionVersionArn, int count, DateTimeOffset first)
    {
        _arnPrefix = state.Arn.Of($"batch-inference-job/{NamePrefix}");
        _roleArn = $"arn:aws:iam::{state.Account}:role/PersonalizeBatch";
        _first = first;
        ParentArn = solutionVersionArn;
        Count = count;
    }

    public string ParentArn { get; }

    public int Count { get; }

    public BatchInferenceJob this[int index]
    {
        get
        {
            var number = index.ToString("D8", CultureInfo.InvariantCulture);
            return new BatchInferenceJob
            {
                Name = NamePrefix + number,
                Arn = _arnPrefix + number,
                Sequence = index,
                SolutionVersionArn = ParentArn,
                NumResults = 25,
                JobInput = Input,
                JobOutput = Output,
                RoleArn = _roleArn,
                BatchInferenceJobMode = "BATCH_INFERENCE",
                Lifecycle = Lifecycle.Begin(_first.AddMinutes(index), Status.CreatePending)
                    .Then(TimeSpan.FromSeconds(20), Status.CreateInProgress)
                    .Then(TimeSpan.FromMinutes(14), Status.Active),
            };
        }
    }

    /// <summary>Puts <paramref name="count"/> jobs into the state, with a solution version that they all belong to.</summary>
    public static void Load(ServiceState state, int count, DateTimeOffset start)
    {
        if (count == 0)
        {
            return;
        }

        // The last one is 61 days old: older than everything in the sample.
        var first = start.AddDays(-61).AddMinutes(-count);
        var group = new DatasetGroup
        {
            Name = "generated",
            Arn = state.Arn.Of("dataset-group/generated"),
            Lifecycle = Lifecycle.Standing(first.AddDays(-2)),
        };
        var solution = new Solution
        {
            Name = "generated",
            Arn = state.Arn.Of("solution/generated"),
            DatasetGroupArn = group.Arn,
            RecipeArn = Arn.OfService("recipe/aws-user-personalization-v2"),
            PerformHPO = false,
            PerformAutoML = false,
            PerformAutoTraining = false,
            Lifecycle = Lifecycle.Standing(first.AddDays(-1)),
        };
        var version = new SolutionVersion
        {
            Name = "generated/00000001",
            Arn = $"{solution.Arn}/00000001",
            Solution = solution,
            TrainingMode = "FULL",
            TrainingType = "MANUAL",
            TrainingHours = 1.5,
            Lifecycle = Lifecycle.Standing(first.AddDays(-1)),
        };
        state.DatasetGroups.Store.Add(group);
        state.Solutions.Store.Add(solution);
        state.SolutionVersions.Store.Add(version);
        state.BatchInferenceJobs.Store.Generate(new GeneratedBatchInferenceJobs(state, version.Arn, count, first));
    }

    /// <summary>What <see cref="Save"/> made, read.</summary>
    public static GeneratedBatchInferenceJobs Read(ServiceState state, JsonElement saved) => new(
        state,
        saved.GetProperty("solutionVersionArn").GetString()!,
        saved.GetProperty("count").GetInt32(),
        saved.GetProperty("first").GetDateTimeOffset());

    /// <summary>All that it takes to make them again.</summary>
    public JsonObject Save() => new() { ["solutionVersionArn"] = ParentArn, ["count"] = Count, ["first"] = _first };

    public BatchInferenceJob? Find(string arn) =>
        arn.StartsWith(_arnPrefix, StringComparison.Ordinal)
        && arn.Length == _arnPrefix.Length + 8
        && int.TryParse(arn.AsSpan(_arnPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < Count
            ? this[index]
            : null;

    public IEnumerator<BatchInferenceJob> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
