using System.Collections.Generic;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>Data of a file or folder, brought into a dataset.</summary>
internal sealed class DatasetImportJob : Resource
{
    public required string DatasetArn { get; init; }

    public required JsonElement DataSource { get; init; }

    public string? RoleArn { get; init; }

    public string? ImportMode { get; init; }

    public bool? PublishAttributionMetricsToS3 { get; init; }
}

/// <summary>The import jobs and their operations.</summary>
internal sealed class DatasetImportJobs(ServiceState state)
    : Kind<DatasetImportJob>(state, "datasetImportJob", new("dataset-import-job", "dataset import job", job => job.DatasetArn))
{
    public void Create(OperationCall call)
    {
        var dataset = State.Datasets.Store.GetActive(call.Required("datasetArn"), call);
        var name = call.Required("jobName");
        var role = Checks.NeededRole(State, call);
        var source = call.Json("dataSource")!.Value;
        var path = source.TryGetProperty("dataLocation", out var location) ? location.GetString() : null;
        Checks.Location(path ?? throw ServiceError.InvalidInput("The dataSource needs its dataLocation."), "dataSource.dataLocation");
        var publish = call.Flag("publishAttributionMetricsToS3");
        if (publish == true && State.MetricAttributions.Store.Within(dataset.DatasetGroupArn).Count == 0)
        {
            throw ServiceError.InvalidInput("publishAttributionMetricsToS3 needs a metric attribution in the dataset group, and there is none.");
        }

        var arn = State.Arn.Of($"dataset-import-job/{name}");
        Store.DemandFree(arn);
        State.Quotas.DemandRoomUnderWay(Plural, Store.All, call.Now);
        Add(call, new DatasetImportJob
        {
            Name = name,
            Arn = arn,
            DatasetArn = dataset.Arn,
            DataSource = source,
            RoleArn = role,
            ImportMode = call.Text("importMode") ?? "FULL",
            PublishAttributionMetricsToS3 = publish,
            Lifecycle = Begin(call, Pace.ImportJob, Checks.InputFailure(path, [".csv"], "Invalid Data location.")),
        });
    }

    /// <summary>Takes along the jobs of a dataset that is gone.</summary>
    public void TakeWithin(string datasetArn) => TakeChildren(datasetArn);

    protected override IReadOnlyList<DatasetImportJob> Listed(OperationCall call) => Within(call, "datasetArn", State.Datasets.Store);
}
