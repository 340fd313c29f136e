using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.ServiceModel;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>A recipe with settings, applied to a dataset group.</summary>
internal sealed class Solution : Resource
{
    public bool? PerformHPO { get; init; }

    public bool? PerformAutoML { get; init; }

    public bool? PerformAutoTraining { get; set; }

    public bool? PerformIncrementalUpdate { get; set; }

    public string? RecipeArn { get; init; }

    public required string DatasetGroupArn { get; init; }

    public string? EventType { get; init; }

    public JsonElement? SolutionConfig { get; set; }

    /// <summary>The recipe that AutoML decided for, known once a version is trained.</summary>
    public string? BestRecipeArn { get; init; }

    /// <summary>Since when its schedule is as it is, where an update changed its settings.</summary>
    public DateTimeOffset? AutoTrainingSince { get; set; }
}

/// <summary>The solutions and their operations.</summary>
internal sealed class Solutions(ServiceState state)
    : Kind<Solution>(state, "solution", new("solution", "solution", solution => solution.DatasetGroupArn))
{
    public void Create(OperationCall call)
    {
        var group = State.DatasetGroups.Parent(call);
        var (name, automatic) = (call.Required("name"), call.Flag("performAutoML") == true);
        var recipe = State.Recipes.ForSolution(call.Text("recipeArn"), automatic);
        var (config, eventType) = (call.Json("solutionConfig"), call.Text("eventType"));
        var performHPO = call.Flag("performHPO") == true;
        SolutionSettings.Check(config, eventType, recipe, performHPO);
        var arn = State.Arn.Of($"solution/{name}");
        Store.DemandFree(arn);
        State.Quotas.DemandRoom(Plural, Store.Within(group.Arn), call.Now);
        Add(call, new Solution
        {
            Name = name,
            Arn = arn,
            DatasetGroupArn = group.Arn,
            RecipeArn = recipe?.Arn,
            BestRecipeArn = recipe is null ? Arn.OfService("recipe/aws-hrnn-metadata") : null,
            PerformHPO = performHPO,
            PerformAutoML = automatic,
            PerformAutoTraining = call.Flag("performAutoTraining") ?? !automatic,
            PerformIncrementalUpdate = call.Flag("performIncrementalUpdate"),
            EventType = eventType,
            SolutionConfig = config,
            Lifecycle = Begin(call, Pace.Solution),
        });
    }

    public void Update(OperationCall call)
    {
        var solution = Store.Get(call.Required("solutionArn"));
        DemandSettled(solution, call.Now);
        Store.GetActive(solution.Arn, call);
        if (call.Flag("performAutoTraining") is null && call.Flag("performIncrementalUpdate") is null && call.Json("solutionUpdateConfig") is null)
        {
            throw ServiceError.InvalidInput("The update changes nothing: it takes performAutoTraining, performIncrementalUpdate and solutionUpdateConfig.");
        }

        SolutionSettings.CheckSchedule(call.Json("solutionUpdateConfig"));
        Change(call, solution, Pace.SolutionUpdate);
    }

    /// <summary>Trains what was to be trained by now, and takes over updates in between.</summary>
    public void Settle(DateTimeOffset now)
    {
        List<(Solution Solution, DateTimeOffset At)> due = [];
        foreach (var solution in Store.Held)
        {
            DateTimeOffset? last = null;
            if (solution.LatestUpdate is { Applied: false } update && update.Lifecycle.At(now) is { Status: Status.Active } done)
            {
                foreach (var at in AutomaticTraining.Due(State, solution, done.At))
                {
                    due.Add((solution, at));
                    last = at;
                }

                update.Applied = true;
                Apply(solution, update, done.At);
            }

            due.AddRange(AutomaticTraining.Due(State, solution, now, last).Select(at => (solution, at)));
        }

        foreach (var (solution, at) in due.OrderBy(training => training.At))
        {
            State.SolutionVersions.Train(solution, at);
        }
    }

    protected override IReadOnlyList<Solution> Listed(OperationCall call) => Within(call, "datasetGroupArn", State.DatasetGroups.Store);

    protected override bool WriteSpecial(OperationCall call, Solution resource, Member told)
    {
        var versions = State.SolutionVersions.Store.Within(resource.Arn);
        switch (told.Name)
        {
            case "autoMLResult":
                if (resource.BestRecipeArn is { } best && versions.Any(version => version.IsActive(call.Now)))
                {
                    call.Output.BeginObject(told.Name);
                    call.Output.Member("bestRecipeArn", best);
                    call.Output.EndObject();
                }

                return true;
            case "latestSolutionVersion":
                if (versions.Count > 0)
                {
                    call.Output.BeginObject(told.Name);
                    State.SolutionVersions.Write(call, versions[^1], told.Shape);
                    call.Output.EndObject();
                }

                return true;
            default:
                return false;
        }
    }

    protected override void DemandUnused(Solution resource, OperationCall call)
    {
        DemandNone(resource, State.Campaigns.Store.Within(resource.Arn), "campaigns");
        var versions = State.SolutionVersions.Store.Within(resource.Arn);
        DemandNone(resource, versions.Where(version => Status.IsTransient(version.StatusAt(call.Now))), "versions in training");
        DemandNone(
            resource,
            State.BatchInferenceJobs.Store.Held.Where(job => OfThis(job.SolutionVersionArn) && Status.IsTransient(job.StatusAt(call.Now))),
            "batch inference jobs under way");
        DemandNone(
            resource,
            State.BatchSegmentJobs.Store.Held.Where(job => OfThis(job.SolutionVersionArn) && Status.IsTransient(job.StatusAt(call.Now))),
            "batch segment jobs under way");

        bool OfThis(string versionArn) => SolutionVersions.SolutionOf(versionArn) == resource.Arn;
    }

    protected override void Gone(Solution resource)
    {
        base.Gone(resource);
        State.SolutionVersions.TakeWithin(resource.Arn);
    }

    private static void Apply(Solution solution, Change update, DateTimeOffset at)
    {
        if (update.Find("performAutoTraining")?.GetBoolean() is { } automatic)
        {
            solution.PerformAutoTraining = automatic;
        }

        solution.PerformIncrementalUpdate = update.Find("performIncrementalUpdate")?.GetBoolean() ?? solution.PerformIncrementalUpdate;
        if (update.Find("solutionUpdateConfig") is { } config)
        {
            solution.SolutionConfig = SolutionSettings.Merge(solution.SolutionConfig, config);
        }

        // A schedule that is new trains nothing in the past.
        solution.AutoTrainingSince = at;
    }
}
