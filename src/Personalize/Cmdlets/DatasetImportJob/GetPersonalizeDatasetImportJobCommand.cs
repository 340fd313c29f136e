using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets dataset import jobs: by ARN in full (API: <c>DescribeDatasetImportJob</c>), or as a list (API: <c>ListDatasetImportJobs</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeDatasetImportJob", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(DatasetImportJob), ParameterSetName = [Describe, List])]
[OutputType(typeof(DatasetImportJobSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeDatasetImportJobCommand : GetResourceCommand<DatasetImportJob, DatasetImportJobSummary>
{
    /// <summary>The ARNs of the jobs to describe (API: <c>datasetImportJobArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(DatasetImportJobArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? DatasetImportJobArn { get; set; }

    /// <summary>Only the jobs that import into this dataset (API: <c>datasetArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.DatasetImportJob;

    private protected override string[]? Arns => DatasetImportJobArn;
}
