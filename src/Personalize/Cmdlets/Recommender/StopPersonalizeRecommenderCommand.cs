using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Stops recommenders, and what they are billed, until they are started again (API: <c>StopRecommender</c>).</summary>
[Cmdlet(VerbsLifecycle.Stop, "PersonalizeRecommender", SupportsShouldProcess = true)]
[OutputType(typeof(Recommender))]
public sealed class StopPersonalizeRecommenderCommand : OperateCommand<Recommender>
{
    /// <summary>The ARNs of the recommenders to stop (API: <c>recommenderArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(RecommenderArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? RecommenderArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Recommender;

    private protected override string[]? Arns => RecommenderArn;

    private protected override string Operation => "StopRecommender";

    private protected override string Action => "Stop recommender";

    private protected override WaitGoal Goal => WaitGoal.Status("INACTIVE");
}
