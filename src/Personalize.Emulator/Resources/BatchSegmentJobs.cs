using System.Collections.Generic;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>The users who are likely to take each item of a file.</summary>
internal sealed class BatchSegmentJob : Resource
{
    public required string SolutionVersionArn { get; init; }

    public string? FilterArn { get; init; }

    public int? NumResults { get; init; }

    public required JsonElement JobInput { get; init; }

    public required JsonElement JobOutput { get; init; }

    public required string RoleArn { get; init; }
}

/// <summary>The batch segment jobs and their operations.</summary>
internal sealed class BatchSegmentJobs(ServiceState state)
    : Kind<BatchSegmentJob>(state, "batchSegmentJob", new("batch-segment-job", "batch segment job", job => job.SolutionVersionArn))
{
    public void Create(OperationCall call)
    {
        var version = State.SolutionVersions.Store.GetActive(call.Required("solutionVersionArn"), call);
        var recipe = State.Recipes.Store.Get(version.RecipeArn);
        if (recipe.RecipeType != Recipes.UserSegmentation)
        {
            throw ServiceError.InvalidInput($"Batch segment jobs need a version of a {Recipes.UserSegmentation} recipe, not of {recipe.Name}: {version.Arn}");
        }

        var name = call.Required("jobName");
        var filter = State.Filters.ForJob(call, version);
        var results = BatchChecks.NumResults(call, 5_000_000);
        var role = Checks.NeededRole(State, call);
        var (input, output) = (Checks.S3(call, "jobInput", "s3DataSource"), Checks.S3(call, "jobOutput", "s3DataDestination"));
        var arn = State.Arn.Of($"batch-segment-job/{name}");
        Store.DemandFree(arn);
        State.Quotas.DemandRoomUnderWay(Plural, Store.Held, call.Now);
        Add(call, new BatchSegmentJob
        {
            Name = name,
            Arn = arn,
            SolutionVersionArn = version.Arn,
            FilterArn = filter,
            NumResults = results ?? 25,
            JobInput = input,
            JobOutput = output,
            RoleArn = role,
            Lifecycle = Begin(call, Pace.BatchSegmentJob, BatchChecks.Failure(input, output)),
        });
    }

    /// <summary>Takes along the jobs of a version that is gone.</summary>
    public void TakeWithin(string solutionVersionArn) => TakeChildren(solutionVersionArn);

    protected override IReadOnlyList<BatchSegmentJob> Listed(OperationCall call) => Within(call, "solutionVersionArn", State.SolutionVersions.Store);
}
