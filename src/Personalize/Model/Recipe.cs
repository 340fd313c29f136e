using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>What a solution is made by: the API's <c>Recipe</c>.</summary>
public sealed class Recipe : ServiceObject, IResource
{
    /// <summary>The recipe's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The recipe's ARN (API: <c>recipeArn</c>).</summary>
    public string? RecipeArn { get; set; }

    /// <summary>The ARN of the algorithm that it trains with (API: <c>algorithmArn</c>).</summary>
    public string? AlgorithmArn { get; set; }

    /// <summary>The ARN of its feature transformation (API: <c>featureTransformationArn</c>).</summary>
    public string? FeatureTransformationArn { get; set; }

    /// <summary>Its state, <c>ACTIVE</c> for what the service publishes (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>What it is for (API: <c>description</c>).</summary>
    public string? Description { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>
    /// What it gives: <c>USER_PERSONALIZATION</c>, <c>RELATED_ITEMS</c>, <c>PERSONALIZED_RANKING</c>, <c>USER_SEGMENTATION</c> and others (API:
    /// <c>recipeType</c>).
    /// </summary>
    public string? RecipeType { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    string? IResource.Arn => RecipeArn;
}

/// <summary>What a list tells of a recipe: the API's <c>RecipeSummary</c>.</summary>
public sealed class RecipeSummary : ServiceObject, IResource
{
    /// <summary>The recipe's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The recipe's ARN (API: <c>recipeArn</c>).</summary>
    public string? RecipeArn { get; set; }

    /// <summary>Its state, <c>ACTIVE</c> for what the service publishes (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>
    /// The domain that it is for: <c>ECOMMERCE</c> or <c>VIDEO_ON_DEMAND</c>; without one it is for custom solutions (API: <c>domain</c>).
    /// </summary>
    public string? Domain { get; set; }

    string? IResource.Arn => RecipeArn;
}
