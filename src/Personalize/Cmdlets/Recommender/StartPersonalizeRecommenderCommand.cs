using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Starts recommenders that were stopped (API: <c>StartRecommender</c>). An active recommender is billed.</summary>
[Cmdlet(VerbsLifecycle.Start, "PersonalizeRecommender", SupportsShouldProcess = true)]
[OutputType(typeof(Recommender))]
public sealed class StartPersonalizeRecommenderCommand : OperateCommand<Recommender>
{
    /// <summary>The ARNs of the recommenders to start (API: <c>recommenderArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(RecommenderArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? RecommenderArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Recommender;

    private protected override string[]? Arns => RecommenderArn;

    private protected override string Operation => "StartRecommender";

    private protected override string Action => "Start recommender";
}
