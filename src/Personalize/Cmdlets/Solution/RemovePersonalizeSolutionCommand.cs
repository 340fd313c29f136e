using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Removes solutions (API: <c>DeleteSolution</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "PersonalizeSolution", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePersonalizeSolutionCommand : RemoveAwaitedResourceCommand
{
    /// <summary>The ARNs of the solutions to remove (API: <c>solutionArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(SolutionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SolutionArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Solution;

    private protected override string[]? Arns => SolutionArn;
}
