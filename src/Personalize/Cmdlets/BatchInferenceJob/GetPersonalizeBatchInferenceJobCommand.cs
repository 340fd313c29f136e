using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets batch inference jobs: by ARN in full (API: <c>DescribeBatchInferenceJob</c>), or as a list (API: <c>ListBatchInferenceJobs</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeBatchInferenceJob", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(BatchInferenceJob), ParameterSetName = [Describe, List])]
[OutputType(typeof(BatchInferenceJobSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeBatchInferenceJobCommand : GetResourceCommand<BatchInferenceJob, BatchInferenceJobSummary>
{
    /// <summary>The ARNs of the jobs to describe (API: <c>batchInferenceJobArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(BatchInferenceJobArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? BatchInferenceJobArn { get; set; }

    /// <summary>Only the jobs of this solution version (API: <c>solutionVersionArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(SolutionVersionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SolutionVersionArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.BatchInferenceJob;

    private protected override string[]? Arns => BatchInferenceJobArn;
}
