using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Changes how a recommender trains and serves (API: <c>UpdateRecommender</c>).</summary>
[Cmdlet(VerbsData.Update, "PersonalizeRecommender", SupportsShouldProcess = true)]
[OutputType(typeof(Recommender))]
public sealed class UpdatePersonalizeRecommenderCommand : UpdateResourceCommand<Recommender>
{
    /// <summary>The ARN of the recommender to change (API: <c>recommenderArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(RecommenderArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? RecommenderArn { get; set; }

    /// <summary>How it trains and serves (API: <c>recommenderConfig</c>).</summary>
    [Parameter(Mandatory = true)]
    [ModelArgument(typeof(RecommenderConfig))]
    public RecommenderConfig? RecommenderConfig { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Recommender;

    private protected override string? ResourceArn => RecommenderArn;
}
