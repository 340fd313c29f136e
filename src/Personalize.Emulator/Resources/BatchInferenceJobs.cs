using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.ServiceModel;
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

    public JsonElement? Config { get; init; }

    public required string RoleArn { get; init; }

    public required string Mode { get; init; }

    public JsonElement? ThemeGenerationConfig { get; init; }
}

/// <summary>The batch inference jobs and their operations.</summary>
internal sealed class BatchInferenceJobs(ServiceState state)
{
    private static readonly Shape InputShape = ServiceDescription.Control.Shapes["BatchInferenceJobInput"];
    private static readonly Shape OutputShape = ServiceDescription.Control.Shapes["BatchInferenceJobOutput"];
    private static readonly Shape ConfigShape = ServiceDescription.Control.Shapes["BatchInferenceJobConfig"];
    private static readonly Shape ThemeShape = ServiceDescription.Control.Shapes["ThemeGenerationConfig"];

    public ResourceStore<BatchInferenceJob> Store { get; } =
        new("batch-inference-job", "batch inference job", job => job.SolutionVersionArn);

    public void List(OperationCall call) => call.Page(
        call.Text("solutionVersionArn") is { } version ? Store.Within(state.SolutionVersions.Store.Get(version).Arn) : Store.All,
        WriteSummary);

    public void Describe(OperationCall call)
    {
        var job = Store.Get(call.Required("batchInferenceJobArn"));
        var status = job.Lifecycle.At(call.Now);
        var output = call.Output;
        output.BeginObject("batchInferenceJob");
        output.Member("jobName", job.Name);
        output.Member("batchInferenceJobArn", job.Arn);
        output.Member("filterArn", job.FilterArn);
        output.Member("failureReason", status.FailureReason);
        output.Member("solutionVersionArn", job.SolutionVersionArn);
        output.Member("numResults", job.NumResults);
        output.Member("jobInput", job.JobInput, InputShape);
        output.Member("jobOutput", job.JobOutput, OutputShape);
        output.Member("batchInferenceJobConfig", job.Config, ConfigShape);
        output.Member("roleArn", job.RoleArn);
        output.Member("batchInferenceJobMode", job.Mode);
        output.Member("themeGenerationConfig", job.ThemeGenerationConfig, ThemeShape);
        output.Member("status", status.Status);
        output.Member("creationDateTime", job.Created);
        output.Member("lastUpdatedDateTime", status.At);
        output.EndObject();
    }

    private static void WriteSummary(OperationCall call, BatchInferenceJob job)
    {
        var status = job.Lifecycle.At(call.Now);
        call.Output.Member("batchInferenceJobArn", job.Arn);
        call.Output.Member("jobName", job.Name);
        call.Output.Member("status", status.Status);
        call.Output.Member("creationDateTime", job.Created);
        call.Output.Member("lastUpdatedDateTime", status.At);
        call.Output.Member("failureReason", status.FailureReason);
        call.Output.Member("solutionVersionArn", job.SolutionVersionArn);
        call.Output.Member("batchInferenceJobMode", job.Mode);
    }
}
