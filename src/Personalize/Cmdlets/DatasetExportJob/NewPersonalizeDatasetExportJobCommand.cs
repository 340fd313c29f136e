using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Starts a job that writes a dataset to Amazon S3 (API: <c>CreateDatasetExportJob</c>).</summary>
[Cmdlet(VerbsCommon.New, "PersonalizeDatasetExportJob", SupportsShouldProcess = true)]
[OutputType(typeof(DatasetExportJob))]
public sealed class NewPersonalizeDatasetExportJobCommand : NewTaggedResourceCommand<DatasetExportJob>
{
    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("JobName")]
    [ApiMember("jobName")]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the dataset to export (API: <c>datasetArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetArn { get; set; }

    /// <summary>The output folder in Amazon S3 (API: <c>jobOutput.s3DataDestination.path</c>).</summary>
    [Parameter(Mandatory = true)]
    [S3PathRule]
    [ApiMember("jobOutput.s3DataDestination.path")]
    public string? OutputPath { get; set; }

    /// <summary>The ARN of the AWS KMS key to encrypt the output with (API: <c>jobOutput.s3DataDestination.kmsKeyArn</c>).</summary>
    [Parameter]
    [KmsKeyArnRule]
    [ApiMember("jobOutput.s3DataDestination.kmsKeyArn")]
    public string? OutputKmsKeyArn { get; set; }

    /// <summary>The ARN of the IAM role that writes the output (API: <c>roleArn</c>).</summary>
    [Parameter(Mandatory = true)]
    [RoleArnRule]
    public string? RoleArn { get; set; }

    /// <summary>Which records: <c>BULK</c> for imported ones, <c>PUT</c> for those that came one by one, or <c>ALL</c> (API: <c>ingestionMode</c>).</summary>
    [Parameter]
    [ValidateSet("BULK", "PUT", "ALL")]
    public string? IngestionMode { get; set; }

    private protected override ResourceKind Kind => ResourceKind.DatasetExportJob;

    private protected override string? NewName => Name;
}
