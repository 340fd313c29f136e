using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Starts a job that imports a file from Amazon S3 into a dataset (API: <c>CreateDatasetImportJob</c>). What it imports is billed.
/// </summary>
[Cmdlet(VerbsCommon.New, "PersonalizeDatasetImportJob", SupportsShouldProcess = true)]
[OutputType(typeof(DatasetImportJob))]
public sealed class NewPersonalizeDatasetImportJobCommand : NewTaggedResourceCommand<DatasetImportJob>
{
    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("JobName")]
    [ApiMember("jobName")]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the dataset to import into (API: <c>datasetArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetArn { get; set; }

    /// <summary>The file, or the folder of files, in Amazon S3 (API: <c>dataSource.dataLocation</c>).</summary>
    [Parameter(Mandatory = true)]
    [S3PathRule]
    [ApiMember("dataSource.dataLocation")]
    public string? DataLocation { get; set; }

    /// <summary>The ARN of the IAM role that reads the file (API: <c>roleArn</c>).</summary>
    [Parameter]
    [RoleArnRule]
    public string? RoleArn { get; set; }

    /// <summary><c>FULL</c> to replace what was imported before, which is the service's default, or <c>INCREMENTAL</c> to add to it (API: <c>importMode</c>).</summary>
    [Parameter]
    [ValidateSet("FULL", "INCREMENTAL")]
    public string? ImportMode { get; set; }

    /// <summary>Whether the metric attribution's reports for what is imported are published to Amazon S3 (API: <c>publishAttributionMetricsToS3</c>).</summary>
    [Parameter]
    public SwitchParameter PublishAttributionMetricsToS3 { get; set; }

    private protected override ResourceKind Kind => ResourceKind.DatasetImportJob;

    private protected override string? NewName => Name;
}
