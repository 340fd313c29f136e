using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets batch segment jobs: by ARN in full (API: <c>DescribeBatchSegmentJob</c>), or as a list (API: <c>ListBatchSegmentJobs</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeBatchSegmentJob", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(BatchSegmentJob), ParameterSetName = [Describe, List])]
[OutputType(typeof(BatchSegmentJobSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeBatchSegmentJobCommand : GetResourceCommand<BatchSegmentJob, BatchSegmentJobSummary>
{
    /// <summary>The ARNs of the jobs to describe (API: <c>batchSegmentJobArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(BatchSegmentJobArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? BatchSegmentJobArn { get; set; }

    /// <summary>Only the jobs of this solution version (API: <c>solutionVersionArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(SolutionVersionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SolutionVersionArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.BatchSegmentJob;

    private protected override string[]? Arns => BatchSegmentJobArn;
}
