using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Starts a job that deletes all data of the users in a file (API: <c>CreateDataDeletionJob</c>). What it deletes does not come back.
/// </summary>
[Cmdlet(VerbsCommon.New, "PersonalizeDataDeletionJob", SupportsShouldProcess = true)]
[OutputType(typeof(DataDeletionJob))]
public sealed class NewPersonalizeDataDeletionJobCommand : NewTaggedResourceCommand<DataDeletionJob>
{
    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("JobName")]
    [ApiMember("jobName")]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the dataset group that the users are deleted from (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    /// <summary>The file in Amazon S3 that names the users (API: <c>dataSource.dataLocation</c>).</summary>
    [Parameter(Mandatory = true)]
    [S3PathRule]
    [ApiMember("dataSource.dataLocation")]
    public string? DataLocation { get; set; }

    /// <summary>The ARN of the IAM role that reads the file (API: <c>roleArn</c>).</summary>
    [Parameter(Mandatory = true)]
    [RoleArnRule]
    public string? RoleArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.DataDeletionJob;

    private protected override string? NewName => Name;
}
