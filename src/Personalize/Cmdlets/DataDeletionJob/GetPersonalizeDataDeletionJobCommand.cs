using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets data deletion jobs: by ARN in full (API: <c>DescribeDataDeletionJob</c>), or as a list (API: <c>ListDataDeletionJobs</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeDataDeletionJob", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(DataDeletionJob), ParameterSetName = [Describe, List])]
[OutputType(typeof(DataDeletionJobSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeDataDeletionJobCommand : GetResourceCommand<DataDeletionJob, DataDeletionJobSummary>
{
    /// <summary>The ARNs of the jobs to describe (API: <c>dataDeletionJobArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(DataDeletionJobArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? DataDeletionJobArn { get; set; }

    /// <summary>Only the jobs of this dataset group (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.DataDeletionJob;

    private protected override string[]? Arns => DataDeletionJobArn;
}
