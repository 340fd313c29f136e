using System.Collections.Generic;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>The data of a dataset, written to a folder.</summary>
internal sealed class DatasetExportJob : Resource
{
    public required string DatasetArn { get; init; }

    public required string IngestionMode { get; init; }

    public required string RoleArn { get; init; }

    public required JsonElement JobOutput { get; init; }
}

/// <summary>The export jobs and their operations.</summary>
internal sealed class DatasetExportJobs(ServiceState state)
    : Kind<DatasetExportJob>(state, "datasetExportJob", new("dataset-export-job", "dataset export job", job => job.DatasetArn))
{
    public void Create(OperationCall call)
    {
        var dataset = State.Datasets.Store.GetActive(call.Required("datasetArn"), call);
        var name = call.Required("jobName");
        var role = Checks.NeededRole(State, call);
        var output = Checks.S3(call, "jobOutput", "s3DataDestination");
        var arn = State.Arn.Of($"dataset-export-job/{name}");
        Store.DemandFree(arn);
        State.Quotas.DemandRoomUnderWay(Plural, Store.All, call.Now);
        Add(call, new DatasetExportJob
        {
            Name = name,
            Arn = arn,
            DatasetArn = dataset.Arn,
            IngestionMode = call.Text("ingestionMode") ?? "PUT",
            RoleArn = role,
            JobOutput = output,
            Lifecycle = Begin(call, Pace.ExportJob, Checks.OutputFailure(output, "s3DataDestination", "Invalid S3 output path")),
        });
    }

    /// <summary>Takes along the jobs of a dataset that is gone.</summary>
    public void TakeWithin(string datasetArn) => TakeChildren(datasetArn);

    protected override IReadOnlyList<DatasetExportJob> Listed(OperationCall call) => Within(call, "datasetArn", State.Datasets.Store);
}
