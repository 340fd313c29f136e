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

    public bool? PerformAutoTraining { get; init; }

    public bool? PerformIncrementalUpdate { get; init; }

    public string? RecipeArn { get; init; }

    public required string DatasetGroupArn { get; init; }

    public string? EventType { get; init; }

    public JsonElement? SolutionConfig { get; init; }

    /// <summary>The recipe that AutoML decided for, known once a version is trained.</summary>
    public string? BestRecipeArn { get; init; }

    public SolutionUpdate? LatestUpdate { get; set; }
}

/// <summary>A change of a solution's settings and what became of it.</summary>
internal sealed record SolutionUpdate(
    JsonElement? SolutionUpdateConfig, bool? PerformAutoTraining, bool? PerformIncrementalUpdate, Lifecycle Lifecycle);

/// <summary>The solutions and their operations.</summary>
internal sealed class Solutions(ServiceState state)
{
    private static readonly Shape ConfigShape = ServiceDescription.Control.Shapes["SolutionConfig"];
    private static readonly Shape UpdateConfigShape = ServiceDescription.Control.Shapes["SolutionUpdateConfig"];

    public ResourceStore<Solution> Store { get; } = new("solution", "solution", solution => solution.DatasetGroupArn);

    public void List(OperationCall call) => call.Page(
        call.Text("datasetGroupArn") is { } group ? Store.Within(state.DatasetGroups.Store.Get(group).Arn) : Store.All,
        WriteSummary);

    public void Describe(OperationCall call)
    {
        var solution = Store.Get(call.Required("solutionArn"));
        var status = solution.Lifecycle.At(call.Now);
        var versions = state.SolutionVersions.Store.Within(solution.Arn);
        var output = call.Output;
        output.BeginObject("solution");
        output.Member("name", solution.Name);
        output.Member("solutionArn", solution.Arn);
        output.Member("performHPO", solution.PerformHPO);
        output.Member("performAutoML", solution.PerformAutoML);
        output.Member("performAutoTraining", solution.PerformAutoTraining);
        output.Member("performIncrementalUpdate", solution.PerformIncrementalUpdate);
        output.Member("recipeArn", solution.RecipeArn);
        output.Member("datasetGroupArn", solution.DatasetGroupArn);
        output.Member("eventType", solution.EventType);
        output.Member("solutionConfig", solution.SolutionConfig, ConfigShape);
        if (solution.BestRecipeArn is { } best && versions.Any(version => version.Lifecycle.At(call.Now).Status == Status.Active))
        {
            output.BeginObject("autoMLResult");
            output.Member("bestRecipeArn", best);
            output.EndObject();
        }

        output.Member("status", status.Status);
        output.Member("creationDateTime", solution.Created);
        output.Member("lastUpdatedDateTime", status.At);
        if (versions.Count > 0)
        {
            output.BeginObject("latestSolutionVersion");
            SolutionVersions.WriteSummary(call, versions[^1]);
            output.EndObject();
        }

        WriteUpdate(call, solution.LatestUpdate);
        output.EndObject();
    }

    private static void WriteUpdate(OperationCall call, SolutionUpdate? update)
    {
        if (update is null)
        {
            return;
        }

        var status = update.Lifecycle.At(call.Now);
        call.Output.BeginObject("latestSolutionUpdate");
        call.Output.Member("solutionUpdateConfig", update.SolutionUpdateConfig, UpdateConfigShape);
        call.Output.Member("status", status.Status);
        call.Output.Member("performAutoTraining", update.PerformAutoTraining);
        call.Output.Member("performIncrementalUpdate", update.PerformIncrementalUpdate);
        call.Output.Member("creationDateTime", update.Lifecycle.Created);
        call.Output.Member("lastUpdatedDateTime", status.At);
        call.Output.Member("failureReason", status.FailureReason);
        call.Output.EndObject();
    }

    private static void WriteSummary(OperationCall call, Solution solution)
    {
        var status = solution.Lifecycle.At(call.Now);
        call.Output.Member("name", solution.Name);
        call.Output.Member("solutionArn", solution.Arn);
        call.Output.Member("status", status.Status);
        call.Output.Member("creationDateTime", solution.Created);
        call.Output.Member("lastUpdatedDateTime", status.At);
        call.Output.Member("recipeArn", solution.RecipeArn);
    }
}
