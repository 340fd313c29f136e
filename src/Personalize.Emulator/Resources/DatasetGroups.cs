using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>A container for datasets and everything that is made of them.</summary>
internal sealed class DatasetGroup : Resource
{
    public string? RoleArn { get; init; }

    public string? KmsKeyArn { get; init; }

    public string? Domain { get; init; }
}

/// <summary>The dataset groups and their operations.</summary>
internal sealed class DatasetGroups
{
    public ResourceStore<DatasetGroup> Store { get; } = new("dataset-group", "dataset group");

    public void List(OperationCall call) => call.Page(Store.All, WriteSummary);

    public void Describe(OperationCall call)
    {
        var group = Store.Get(call.Required("datasetGroupArn"));
        var state = group.Lifecycle.At(call.Now);
        var output = call.Output;
        output.BeginObject("datasetGroup");
        output.Member("name", group.Name);
        output.Member("datasetGroupArn", group.Arn);
        output.Member("status", state.Status);
        output.Member("roleArn", group.RoleArn);
        output.Member("kmsKeyArn", group.KmsKeyArn);
        output.Member("creationDateTime", group.Created);
        output.Member("lastUpdatedDateTime", state.At);
        output.Member("failureReason", state.FailureReason);
        output.Member("domain", group.Domain);
        output.EndObject();
    }

    private static void WriteSummary(OperationCall call, DatasetGroup group)
    {
        var state = group.Lifecycle.At(call.Now);
        call.Output.Member("name", group.Name);
        call.Output.Member("datasetGroupArn", group.Arn);
        call.Output.Member("status", state.Status);
        call.Output.Member("creationDateTime", group.Created);
        call.Output.Member("lastUpdatedDateTime", state.At);
        call.Output.Member("failureReason", state.FailureReason);
        call.Output.Member("domain", group.Domain);
    }
}
