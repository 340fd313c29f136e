using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>Recommendations for a whole file of users or items.</summary>
internal sealed class BatchInferenceJob : Resource
{
    public required string SolutionVersionArn { get; init; }

    public string? FilterArn { get; init; }

    public int? NumResults { get; init; }

    public required JsonElement JobInput { get; init; }

    public required JsonElement JobOutput { get; init; }

    public JsonElement? BatchInferenceJobConfig { get; init; }

    public required string RoleArn { get; init; }

    public required string BatchInferenceJobMode { get; init; }

    public JsonElement? ThemeGenerationConfig { get; init; }
}

/// <summary>The batch inference jobs and their operations.</summary>
internal sealed class BatchInferenceJobs(ServiceState state)
    : Kind<BatchInferenceJob>(state, "batchInferenceJob", new("batch-inference-job", "batch inference job", job => job.SolutionVersionArn))
{
    private const string Themes = "THEME_GENERATION";

    public void Create(OperationCall call)
    {
        var version = State.SolutionVersions.Store.GetActive(call.Required("solutionVersionArn"), call);
        var recipe = State.Recipes.Store.Get(version.RecipeArn);
        if (recipe.RecipeType == Recipes.UserSegmentation)
        {
            throw ServiceError.InvalidInput($"Versions of the recipe {recipe.Name} are for batch segment jobs, not for batch inference jobs: {version.Arn}");
        }

        var (name, mode, themes) = (call.Required("jobName"), call.Text("batchInferenceJobMode") ?? "BATCH_INFERENCE", call.Json("themeGenerationConfig"));
        if (mode == Themes && (recipe.Name != "aws-similar-items" || themes is null))
        {
            throw ServiceError.InvalidInput($"{Themes} needs a version of the recipe aws-similar-items, and the themeGenerationConfig.");
        }

        if (mode != Themes && themes is not null)
        {
            throw ServiceError.InvalidInput($"The themeGenerationConfig is for the mode {Themes}, not for {mode}.");
        }

        var filter = State.Filters.ForJob(call, version);
        var results = BatchChecks.NumResults(call, 500);
        var role = Checks.NeededRole(State, call);
        var (input, output) = (Checks.S3(call, "jobInput", "s3DataSource"), Checks.S3(call, "jobOutput", "s3DataDestination"));
        var arn = State.Arn.Of($"batch-inference-job/{name}");
        Store.DemandFree(arn);
        State.Quotas.DemandRoomUnderWay(Plural, Store.Held, call.Now);
        Add(call, new BatchInferenceJob
        {
            Name = name,
            Arn = arn,
            SolutionVersionArn = version.Arn,
            FilterArn = filter,
            NumResults = results ?? (mode == Themes ? null : 25),
            JobInput = input,
            JobOutput = output,
            BatchInferenceJobConfig = call.Json("batchInferenceJobConfig"),
            RoleArn = role,
            BatchInferenceJobMode = mode,
            ThemeGenerationConfig = themes,
            Lifecycle = Begin(call, Pace.BatchInferenceJob, BatchChecks.Failure(input, output)),
        });
    }

    /// <summary>Takes along the jobs of a version that is gone.</summary>
    public void TakeWithin(string solutionVersionArn) => TakeChildren(solutionVersionArn);

    public override JsonNode Save()
    {
        var held = base.Save();
        return Store.Generated is Sample.GeneratedBatchInferenceJobs generated
            ? new JsonObject { ["generated"] = generated.Save(), ["held"] = held }
            : held;
    }

    public override System.Action Read(JsonElement? saved)
    {
        if (saved is not { ValueKind: JsonValueKind.Object } parts)
        {
            return base.Read(saved);
        }

        var (generated, held) = (Sample.GeneratedBatchInferenceJobs.Read(State, parts.GetProperty("generated")), base.Read(parts.GetProperty("held")));
        return () =>
        {
            held();
            Store.Replace([.. Store.Held], generated);
        };
    }

    protected override IReadOnlyList<BatchInferenceJob> Listed(OperationCall call) => Within(call, "solutionVersionArn", State.SolutionVersions.Store);
}
