using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>A way of training that the service publishes.</summary>
internal sealed class Recipe : Resource
{
    public required string RecipeType { get; init; }

    public required string Description { get; init; }

    public required string AlgorithmArn { get; init; }

    public required string FeatureTransformationArn { get; init; }

    public string? Domain { get; init; }

    public required DateTimeOffset LastUpdated { get; init; }
}

/// <summary>The recipes and their operations. They belong to the service: nobody creates or deletes one.</summary>
internal sealed class Recipes : Kind<Recipe>
{
    public const string UserPersonalization = "USER_PERSONALIZATION";
    public const string PersonalizedRanking = "PERSONALIZED_RANKING";
    public const string RelatedItems = "RELATED_ITEMS";
    public const string UserSegmentation = "USER_SEGMENTATION";
    public const string Ecommerce = "ECOMMERCE";
    public const string VideoOnDemand = "VIDEO_ON_DEMAND";

    /// <summary>When the service opened.</summary>
    public static readonly DateTimeOffset First = new(2019, 6, 10, 0, 0, 0, TimeSpan.Zero);

    public Recipes(ServiceState state)
        : base(state, "recipe", new("recipe", "recipe"))
    {
        Publish("aws-ecomm-customers-who-viewed-x-also-viewed", RelatedItems, "Items that customers viewed who viewed this one.", Ecommerce);
        Publish("aws-ecomm-frequently-bought-together", RelatedItems, "Items that are bought together with this one.", Ecommerce);
        Publish("aws-ecomm-popular-items-by-purchases", UserPersonalization, "The items that are bought most.", Ecommerce);
        Publish("aws-ecomm-popular-items-by-views", UserPersonalization, "The items that are viewed most.", Ecommerce);
        Publish("aws-ecomm-recommended-for-you", UserPersonalization, "Items for a shopper, with exploration.", Ecommerce);
        Publish("aws-hrnn", UserPersonalization, "Items for a user by a recurrent network; superseded.");
        Publish("aws-hrnn-coldstart", UserPersonalization, "Items for a user, new items among them; superseded.");
        Publish("aws-hrnn-metadata", UserPersonalization, "Items for a user by interactions and metadata; superseded.");
        Publish("aws-item-affinity", UserSegmentation, "Users who are likely to take an item.", published: new(2021, 7, 15, 0, 0, 0, TimeSpan.Zero));
        Publish("aws-item-attribute-affinity", UserSegmentation, "Users who like an attribute of items.", published: new(2021, 8, 25, 0, 0, 0, TimeSpan.Zero));
        Publish("aws-next-best-action", UserPersonalization, "The actions that a user is most likely to take.", published: new(2023, 8, 11, 0, 0, 0, TimeSpan.Zero));
        Publish("aws-personalized-ranking", PersonalizedRanking, "A list of items in a user's order.");
        Publish("aws-personalized-ranking-v2", PersonalizedRanking, "A list of items in a user's order, for up to five million items.", published: new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Publish("aws-popularity-count", UserPersonalization, "The items with the most interactions, the same for all users.");
        Publish("aws-similar-items", RelatedItems, "Items like this one, by interactions and metadata.");
        Publish("aws-sims", RelatedItems, "Items that occur together with this one.");
        Publish("aws-trending-now", UserPersonalization, "The items whose popularity grows fastest.", published: new(2022, 10, 1, 0, 0, 0, TimeSpan.Zero));
        Publish("aws-user-personalization", UserPersonalization, "Items for a user, with exploration of new ones.");
        Publish("aws-user-personalization-v2", UserPersonalization, "Items for a user, for up to five million items.", published: new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Publish("aws-vod-because-you-watched-x", RelatedItems, "Titles for those who watched this one.", VideoOnDemand);
        Publish("aws-vod-more-like-x", RelatedItems, "Titles like this one.", VideoOnDemand);
        Publish("aws-vod-most-popular", UserPersonalization, "The titles that are watched most.", VideoOnDemand);
        Publish("aws-vod-top-picks", UserPersonalization, "Titles for a viewer, with exploration.", VideoOnDemand);
        Publish("aws-vod-trending-now", UserPersonalization, "The titles whose popularity grows fastest.", VideoOnDemand);
    }

    public override bool Taggable => false;

    /// <summary>The recipe for a new solution; null for one whose recipe is found by AutoML.</summary>
    public Recipe? ForSolution(string? recipeArn, bool automatic)
    {
        if (automatic)
        {
            return recipeArn is null
                ? null
                : throw ServiceError.InvalidInput("With performAutoML the recipe is found by the service: leave out recipeArn.");
        }

        var recipe = Store.Get(recipeArn ?? throw ServiceError.InvalidInput("The recipeArn is needed where performAutoML isn't true."));
        return recipe.Domain is null
            ? recipe
            : throw ServiceError.InvalidInput($"The recipe is for recommenders of the domain {recipe.Domain}, not for solutions: {recipe.Arn}");
    }

    // All are the service's own: SERVICE, the only provider that the model knows, leaves nothing out.
    protected override IReadOnlyList<Recipe> Listed(OperationCall call) =>
        call.Text("domain") is { } domain ? [.. Store.All.Where(recipe => recipe.Domain == domain)] : Store.All;

    protected override DateTimeOffset LastUpdated(Recipe resource, LifecycleStep step) => resource.LastUpdated;

    private void Publish(string name, string type, string description, string? domain = null, DateTimeOffset? published = null) =>
        Store.Add(new Recipe
        {
            Arn = Arn.OfService($"recipe/{name}"),
            Name = name,
            RecipeType = type,
            Description = description,
            AlgorithmArn = Arn.OfService($"algorithm/{name}"),
            FeatureTransformationArn = FeatureTransformations.OfRecipe(name),
            Domain = domain,
            Lifecycle = Lifecycle.Standing(published ?? First),
            LastUpdated = new(2024, 6, 19, 16, 47, 19, 191, TimeSpan.Zero),
        });
}
