using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.ServiceModel;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>One training of a solution.</summary>
internal sealed class SolutionVersion : Resource
{
    public required Solution Solution { get; init; }

    public string? TrainingMode { get; init; }

    public string? TrainingType { get; init; }

    /// <summary>What the training is billed as; told once it is done.</summary>
    public double? TrainingHours { get; init; }

    /// <summary>The best hyperparameters, a map; told once the training is done.</summary>
    public JsonElement? TunedHyperParameters { get; init; }

    /// <summary>The solution's configuration at the time of the training.</summary>
    public JsonElement? SolutionConfig { get; init; }
}

/// <summary>The solution versions and their operations.</summary>
internal sealed class SolutionVersions(ServiceState state)
{
    private static readonly Shape ConfigShape = ServiceDescription.Control.Shapes["SolutionConfig"];
    private static readonly Shape HyperParametersShape = ServiceDescription.Control.Shapes["HyperParameters"];

    public ResourceStore<SolutionVersion> Store { get; } = new("solution", "solution version", version => version.Solution.Arn);

    public void List(OperationCall call) => call.Page(
        call.Text("solutionArn") is { } solution ? Store.Within(state.Solutions.Store.Get(solution).Arn) : Store.All,
        WriteSummary);

    public void Describe(OperationCall call)
    {
        var version = Store.Get(call.Required("solutionVersionArn"));
        var solution = version.Solution;
        var status = version.Lifecycle.At(call.Now);
        var trained = status.Status == Status.Active;
        var output = call.Output;
        output.BeginObject("solutionVersion");
        output.Member("name", version.Name);
        output.Member("solutionVersionArn", version.Arn);
        output.Member("solutionArn", solution.Arn);
        output.Member("performHPO", solution.PerformHPO);
        output.Member("performAutoML", solution.PerformAutoML);
        output.Member("performIncrementalUpdate", solution.PerformIncrementalUpdate);
        output.Member("recipeArn", solution.RecipeArn ?? (trained ? solution.BestRecipeArn : null));
        output.Member("eventType", solution.EventType);
        output.Member("datasetGroupArn", solution.DatasetGroupArn);
        output.Member("solutionConfig", version.SolutionConfig, ConfigShape);
        output.Member("trainingHours", trained ? version.TrainingHours : null);
        output.Member("trainingMode", version.TrainingMode);
        if (trained && version.TunedHyperParameters is { } tuned)
        {
            output.BeginObject("tunedHPOParams");
            output.Member("algorithmHyperParameters", tuned, HyperParametersShape);
            output.EndObject();
        }

        output.Member("status", status.Status);
        output.Member("failureReason", status.FailureReason);
        output.Member("creationDateTime", version.Created);
        output.Member("lastUpdatedDateTime", status.At);
        output.Member("trainingType", version.TrainingType);
        output.EndObject();
    }

    /// <summary>What lists, and descriptions of its solution, tell of a version.</summary>
    public static void WriteSummary(OperationCall call, SolutionVersion version)
    {
        var status = version.Lifecycle.At(call.Now);
        call.Output.Member("solutionVersionArn", version.Arn);
        call.Output.Member("status", status.Status);
        call.Output.Member("trainingMode", version.TrainingMode);
        call.Output.Member("trainingType", version.TrainingType);
        call.Output.Member("creationDateTime", version.Created);
        call.Output.Member("lastUpdatedDateTime", status.At);
        call.Output.Member("failureReason", status.FailureReason);
    }
}
