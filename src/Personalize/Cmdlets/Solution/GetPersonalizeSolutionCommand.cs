using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets solutions: by ARN in full (API: <c>DescribeSolution</c>), or as a list (API: <c>ListSolutions</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeSolution", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(Solution), ParameterSetName = [Describe, List])]
[OutputType(typeof(SolutionSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeSolutionCommand : GetResourceCommand<Solution, SolutionSummary>
{
    /// <summary>The ARNs of the solutions to describe (API: <c>solutionArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(SolutionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SolutionArn { get; set; }

    /// <summary>Only the solutions of this dataset group (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Solution;

    private protected override string[]? Arns => SolutionArn;
}
