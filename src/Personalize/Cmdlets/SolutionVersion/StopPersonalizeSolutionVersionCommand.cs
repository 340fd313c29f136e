using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Stops trainings that are pending or in progress (API: <c>StopSolutionVersionCreation</c>). What was trained until then is billed.</summary>
[Cmdlet(VerbsLifecycle.Stop, "PersonalizeSolutionVersion", SupportsShouldProcess = true)]
[OutputType(typeof(SolutionVersion))]
public sealed class StopPersonalizeSolutionVersionCommand : OperateCommand<SolutionVersion>
{
    /// <summary>The ARNs of the versions whose training to stop (API: <c>solutionVersionArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(SolutionVersionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SolutionVersionArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.SolutionVersion;

    private protected override string[]? Arns => SolutionVersionArn;

    private protected override string Operation => "StopSolutionVersionCreation";

    private protected override string Action => "Stop training of solution version";

    private protected override WaitGoal Goal => WaitGoal.Status("CREATE STOPPED");
}
