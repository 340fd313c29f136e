using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets dataset export jobs: by ARN in full (API: <c>DescribeDatasetExportJob</c>), or as a list (API: <c>ListDatasetExportJobs</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeDatasetExportJob", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(DatasetExportJob), ParameterSetName = [Describe, List])]
[OutputType(typeof(DatasetExportJobSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeDatasetExportJobCommand : GetResourceCommand<DatasetExportJob, DatasetExportJobSummary>
{
    /// <summary>The ARNs of the jobs to describe (API: <c>datasetExportJobArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(DatasetExportJobArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? DatasetExportJobArn { get; set; }

    /// <summary>Only the jobs that export this dataset (API: <c>datasetArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.DatasetExportJob;

    private protected override string[]? Arns => DatasetExportJobArn;
}
