using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Puts a use case of a domain to work (API: <c>CreateRecommender</c>). The service trains and keeps it; a recommender is billed while it is active.
/// </summary>
[Cmdlet(VerbsCommon.New, "PersonalizeRecommender", SupportsShouldProcess = true)]
[OutputType(typeof(Recommender))]
public sealed class NewPersonalizeRecommenderCommand : NewTaggedResourceCommand<Recommender>
{
    /// <summary>The recommender's name (API: <c>name</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the domain dataset group that it is made from (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    /// <summary>The ARN of the recipe, which is the use case (API: <c>recipeArn</c>).</summary>
    [Parameter(Mandatory = true)]
    [ArnArgument(nameof(RecipeArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? RecipeArn { get; set; }

    /// <summary>How it trains and serves (API: <c>recommenderConfig</c>).</summary>
    [Parameter]
    [ModelArgument(typeof(RecommenderConfig))]
    public RecommenderConfig? RecommenderConfig { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Recommender;

    private protected override string? NewName => Name;
}
