using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Changes how a solution is trained from now on (API: <c>UpdateSolution</c>).</summary>
[Cmdlet(VerbsData.Update, "PersonalizeSolution", SupportsShouldProcess = true)]
[OutputType(typeof(Solution))]
public sealed class UpdatePersonalizeSolutionCommand : UpdateResourceCommand<Solution>
{
    /// <summary>The ARN of the solution to change (API: <c>solutionArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(SolutionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SolutionArn { get; set; }

    /// <summary>Whether the service trains new versions by itself, on schedule; each training is billed (API: <c>performAutoTraining</c>).</summary>
    [Parameter]
    public SwitchParameter PerformAutoTraining { get; set; }

    /// <summary>Whether versions take in new data between trainings (API: <c>performIncrementalUpdate</c>).</summary>
    [Parameter]
    public SwitchParameter PerformIncrementalUpdate { get; set; }

    /// <summary>The schedule of automatic training, and which events count (API: <c>solutionUpdateConfig</c>).</summary>
    [Parameter]
    [ModelArgument(typeof(SolutionUpdateConfig))]
    public SolutionUpdateConfig? SolutionUpdateConfig { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Solution;

    private protected override string? ResourceArn => SolutionArn;
}
