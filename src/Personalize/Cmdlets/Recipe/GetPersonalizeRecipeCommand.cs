using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets recipes: by ARN in full (API: <c>DescribeRecipe</c>), or as a list (API: <c>ListRecipes</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeRecipe", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(Recipe), ParameterSetName = [Describe, List])]
[OutputType(typeof(RecipeSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeRecipeCommand : GetResourceCommand<Recipe, RecipeSummary>
{
    /// <summary>The ARNs of the recipes to describe (API: <c>recipeArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(RecipeArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? RecipeArn { get; set; }

    /// <summary>Only the recipes of this provider; <c>SERVICE</c> is the only one (API: <c>recipeProvider</c>).</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateSet("SERVICE")]
    public string? RecipeProvider { get; set; }

    /// <summary>Only the recipes for this domain (API: <c>domain</c>).</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateSet("ECOMMERCE", "VIDEO_ON_DEMAND")]
    public string? Domain { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Recipe;

    private protected override string[]? Arns => RecipeArn;
}
