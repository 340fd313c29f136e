using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Removes recommenders (API: <c>DeleteRecommender</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "PersonalizeRecommender", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePersonalizeRecommenderCommand : RemoveAwaitedResourceCommand
{
    /// <summary>The ARNs of the recommenders to remove (API: <c>recommenderArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(RecommenderArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? RecommenderArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Recommender;

    private protected override string[]? Arns => RecommenderArn;
}
