using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator.Resources;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Sample;

/// <summary>The sample's batch inference jobs: more than three pages, over all versions that such jobs can run on.</summary>
internal static class SampleBatchInferenceJobs
{
    private const int Count = 340;
    private const int UnderWay = 6;

    private static readonly string[] FailureReasons =
    [
        "The input path s3://films-batch/input/ holds no JSON Lines file that the role may read.",
        "Line 1 of the input is not JSON.",
        "The output path s3://films-batch/output/ may not be written by the role.",
        "The filter was deleted while the job was running.",
        "The KMS key is disabled, so the output could not be encrypted.",
    ];

    /// <summary>Puts the jobs into the state.</summary>
    public static void Load(ServiceState state, DateTimeOffset start)
    {
        var versions = state.SolutionVersions.Store.All.Where(TakesJobs).ToList();
        for (var number = 1; number <= Count; number++)
        {
            // From 55 days ago until four minutes ago, at steps of about four hours.
            var created = start - TimeSpan.FromMinutes(4) - (TimeSpan.FromMilliseconds(14_110_000) * (Count - number));
            var trained = versions
                .Where(version => version.Lifecycle.At(created).Status == Status.Active)
                .GroupBy(version => version.Solution, (_, ofSolution) => ofSolution.ToList())
                .ToList();
            var (round, turn) = Math.DivRem(number, trained.Count);
            var version = trained[turn][round % trained[turn].Count];
            state.BatchInferenceJobs.Store.Add(Job(state, number, created, version));
        }
    }

    private static bool TakesJobs(SolutionVersion version) =>
        version.Solution.RecipeArn is { } recipe && !recipe.EndsWith("affinity", StringComparison.Ordinal);

    private static BatchInferenceJob Job(ServiceState state, int number, DateTimeOffset created, SolutionVersion version)
    {
        var recipe = version.Solution.RecipeArn!;
        var themes = recipe.EndsWith("aws-similar-items", StringComparison.Ordinal) && number % 4 != 1;
        var name = $"{version.Solution.Name}-{(themes ? "themes" : "batch")}-{number.ToString("D3", CultureInfo.InvariantCulture)}";
        var key = number % 5 == 2
            ? $"arn:aws:kms:us-east-1:{state.Account}:key/6a1f0a52-7c0e-4c55-8a53-2f3cf0b1d5aa"
            : null;
        var bucket = version.Solution.DatasetGroupArn.EndsWith("/films", StringComparison.Ordinal) ? "films-batch" : "shop-batch";
        return new BatchInferenceJob
        {
            Name = name,
            Arn = state.Arn.Of($"batch-inference-job/{name}"),
            SolutionVersionArn = version.Arn,
            FilterArn = number % 4 == 1 ? state.Arn.Of("filter/not-seen-yet") : null,
            NumResults = themes ? null : 10 + (number % 3 * 20),
            JobInput = Location("s3DataSource", $"s3://{bucket}/input/{name}.jsonl", key),
            JobOutput = Location("s3DataDestination", $"s3://{bucket}/output/{name}/", key),
            BatchInferenceJobConfig = Config(recipe, number),
            RoleArn = $"arn:aws:iam::{state.Account}:role/PersonalizeBatch",
            BatchInferenceJobMode = themes ? "THEME_GENERATION" : "BATCH_INFERENCE",
            ThemeGenerationConfig = themes
                ? JsonSerializer.SerializeToElement(new { fieldsForThemeGeneration = new { itemName = "TITLE" } })
                : null,
            Lifecycle = Life(number, created),
        };
    }

    private static Lifecycle Life(int number, DateTimeOffset created)
    {
        var pending = Lifecycle.Begin(created, Status.CreatePending);
        if (number > Count - 2)
        {
            return pending.Then(TimeSpan.FromHours(8), Status.CreateInProgress).Then(TimeSpan.FromHours(1), Status.Active);
        }

        var started = pending.Then(TimeSpan.FromMilliseconds(19_871), Status.CreateInProgress);
        if (number > Count - UnderWay)
        {
            return started.Then(TimeSpan.FromHours(32), Status.Active);
        }

        return number % 17 == 5
            ? started.Then(TimeSpan.FromMinutes(3), Status.CreateFailed, FailureReasons[number / 17 % FailureReasons.Length])
            : started.Then(TimeSpan.FromMilliseconds(840_250 + (number * 1_013)), Status.Active);
    }

    private static JsonElement? Config(string recipe, int number)
    {
        if (recipe.EndsWith("aws-user-personalization", StringComparison.Ordinal))
        {
            return JsonSerializer.SerializeToElement(new
            {
                itemExplorationConfig = new Dictionary<string, string>
                {
                    ["explorationWeight"] = "0.3",
                    ["explorationItemAgeCutOff"] = "30",
                },
            });
        }

        // An empty structure is what the service keeps of a configuration without settings.
        return recipe.EndsWith("-v2", StringComparison.Ordinal) && number % 3 == 0
            ? JsonSerializer.SerializeToElement(new { rankingInfluence = new Dictionary<string, double> { ["POPULARITY"] = 0.25, ["FRESHNESS"] = 1 } })
            : number % 3 == 1 ? JsonSerializer.SerializeToElement(new JsonObject()) : null;
    }

    private static JsonElement Location(string member, string path, string? key)
    {
        var location = new JsonObject { ["path"] = path };
        if (key is not null)
        {
            location["kmsKeyArn"] = key;
        }

        return JsonSerializer.SerializeToElement(new JsonObject { [member] = location });
    }
}
