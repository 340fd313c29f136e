using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>One training of a solution.</summary>
internal sealed class SolutionVersion : Resource
{
    /// <summary>What it is a training of. The state file has it by the ARN.</summary>
    [JsonIgnore]
    public Solution Solution { get; set; } = null!;

    public string? TrainingMode { get; init; }

    public string? TrainingType { get; init; }

    /// <summary>What the training is billed as; told once it is done.</summary>
    public double? TrainingHours { get; init; }

    /// <summary>The best hyperparameters; told once the training is done.</summary>
    public JsonElement? TunedHPOParams { get; init; }

    /// <summary>The solution's configuration at the time of the training.</summary>
    public JsonElement? SolutionConfig { get; init; }

    public string SolutionArn => SolutionVersions.SolutionOf(Arn);

    public bool? PerformHPO => Solution.PerformHPO;

    public bool? PerformAutoML => Solution.PerformAutoML;

    public bool? PerformIncrementalUpdate => Solution.PerformIncrementalUpdate;

    public string? EventType => Solution.EventType;

    public string DatasetGroupArn => Solution.DatasetGroupArn;

    /// <summary>The recipe that it was trained by.</summary>
    public string RecipeArn => Solution.RecipeArn ?? Solution.BestRecipeArn!;
}

/// <summary>The solution versions and their operations.</summary>
internal sealed class SolutionVersions(ServiceState state)
    : Kind<SolutionVersion>(state, "solutionVersion", new("solution", "solution version", version => SolutionOf(version.Arn)))
{
    private const string Latest = "/$LATEST";

    /// <summary>The ARN of the solution that a version's ARN begins with.</summary>
    public static string SolutionOf(string versionArn) => versionArn[..versionArn.LastIndexOf('/')];

    public void Create(OperationCall call)
    {
        var solution = State.Solutions.Store.GetActive(call.Required("solutionArn"), call);
        var group = State.DatasetGroups.Store.Get(solution.DatasetGroupArn);
        State.Datasets.Interactions(group, call);
        var mode = call.Text("trainingMode") ?? "FULL";
        CheckMode(solution, mode, call.Now);
        State.Quotas.DemandRoomUnderWay(Plural, Store.All, call.Now);
        var name = call.Text("name");
        if (name is not null)
        {
            Store.DemandFree($"{solution.Arn}/{name}");
        }

        Add(call, Training(solution, name, mode, "MANUAL", call.Now));
    }

    public void Stop(OperationCall call)
    {
        var version = Store.Get(call.Required("solutionVersionArn"));
        var status = version.StatusAt(call.Now);
        version.Lifecycle = status switch
        {
            Status.CreatePending => version.Lifecycle.Divert(call.Now, Status.CreateStopped),
            Status.CreateInProgress => version.Lifecycle.Divert(call.Now, Status.CreateStopping).Then(Pace.Stop.InProgress, Status.CreateStopped),
            Status.CreateStopping => throw ServiceError.InUse($"The solution version is being stopped already: {version.Arn}"),
            _ => throw ServiceError.InvalidInput(
                $"Only a solution version that is CREATE PENDING or CREATE IN_PROGRESS can be stopped, and this one is {status}: {version.Arn}"),
        };
    }

    public void Metrics(OperationCall call)
    {
        var version = Store.GetActive(call.Required("solutionVersionArn"), call);
        call.Output.Member("solutionVersionArn", version.Arn);
        call.Output.Value("metrics", SolutionMetrics.Of(version, State.Recipes.Store.Get(version.RecipeArn)), call.Operation.Output!.Find("metrics")!.Shape);
    }

    /// <summary>Trains a solution because its time has come.</summary>
    public void Train(Solution solution, DateTimeOffset at) => Store.Add(Training(solution, null, "FULL", "AUTOMATIC", at));

    /// <summary>The ACTIVE version that a request names, by its own ARN or as a solution's latest.</summary>
    public SolutionVersion Deployable(string arn, OperationCall call)
    {
        if (!arn.EndsWith(Latest, StringComparison.Ordinal))
        {
            return Store.GetActive(arn, call);
        }

        var solution = State.Solutions.Store.Get(arn[..^Latest.Length]);
        return LatestActive(solution.Arn, call.Now)
            ?? throw ServiceError.InvalidInput($"The solution has no ACTIVE version: {solution.Arn}");
    }

    /// <summary>A solution's newest version that is ACTIVE, or null.</summary>
    public SolutionVersion? LatestActive(string solutionArn, DateTimeOffset now) =>
        Store.Within(solutionArn).LastOrDefault(version => version.IsActive(now));

    /// <summary>Whether an ARN means the latest version of a solution.</summary>
    public static bool IsLatest(string arn) => arn.EndsWith(Latest, StringComparison.Ordinal);

    /// <summary>Takes along the versions of a solution that is gone.</summary>
    public void TakeWithin(string solutionArn) => TakeChildren(solutionArn);

    public override Action Read(JsonElement? saved)
    {
        var replace = base.Read(saved);
        return () =>
        {
            replace();
            foreach (var version in Store.Held)
            {
                version.Solution = State.Solutions.Store.Get(version.SolutionArn);
            }
        };
    }

    protected override IReadOnlyList<SolutionVersion> Listed(OperationCall call) => Within(call, "solutionArn", State.Solutions.Store);

    protected override object? Value(SolutionVersion resource, string name, LifecycleStep step) => name switch
    {
        "trainingHours" or "tunedHPOParams" when step.Status != Status.Active => null,
        "recipeArn" when resource.Solution.RecipeArn is null && step.Status != Status.Active => null,
        _ => base.Value(resource, name, step),
    };

    protected override void Gone(SolutionVersion resource)
    {
        base.Gone(resource);
        State.BatchInferenceJobs.TakeWithin(resource.Arn);
        State.BatchSegmentJobs.TakeWithin(resource.Arn);
    }

    private void CheckMode(Solution solution, string mode, DateTimeOffset now)
    {
        if (mode == "FULL")
        {
            return;
        }

        if (mode == "AUTOTRAIN" && solution.PerformIncrementalUpdate != true)
        {
            throw ServiceError.InvalidInput($"The training mode AUTOTRAIN needs a solution with performIncrementalUpdate: {solution.Arn}");
        }

        if (mode == "UPDATE" && solution.RecipeArn != Arn.OfService("recipe/aws-user-personalization"))
        {
            throw ServiceError.InvalidInput($"The training mode UPDATE is for solutions with the recipe aws-user-personalization only: {solution.Arn}");
        }

        if (!Store.Within(solution.Arn).Any(version => version.TrainingMode == "FULL" && version.IsActive(now)))
        {
            throw ServiceError.InvalidInput($"The training mode {mode} needs an ACTIVE version that was trained with FULL: {solution.Arn}");
        }
    }

    private SolutionVersion Training(Solution solution, string? name, string mode, string type, DateTimeOffset at)
    {
        var id = name ?? StableHash.NewId();
        var arn = $"{solution.Arn}/{id}";
        var recipe = State.Recipes.Store.Get(solution.RecipeArn ?? solution.BestRecipeArn!);
        var group = State.DatasetGroups.Store.Get(solution.DatasetGroupArn);
        var failure = State.Failures.Take("CreateSolutionVersion")
            ?? (State.HasInteractions(group, at) ? null : "Create failed. Dataset has fewer than 25 users with at least 2 interactions each.");
        return new SolutionVersion
        {
            Name = name ?? $"{solution.Name}/{id}",
            Arn = arn,
            Solution = solution,
            TrainingMode = mode,
            TrainingType = type,
            TrainingHours = Math.Round((mode == "FULL" ? 2.4 : 0.35) + (StableHash.Fraction(arn + "hours") * (solution.PerformHPO == true ? 28 : 2)), 3),
            TunedHPOParams = solution.PerformHPO == true ? Algorithms.Tune(recipe, solution.SolutionConfig, arn) : null,
            SolutionConfig = solution.SolutionConfig,
            Lifecycle = (mode == "FULL" ? Pace.Training : Pace.IncrementalTraining).Begin(at, failure),
        };
    }
}
