using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>A way of training that the service publishes.</summary>
internal sealed class Recipe : Resource
{
    public required string Type { get; init; }

    public required string Description { get; init; }

    public string? Domain { get; init; }

    public required DateTimeOffset LastUpdated { get; init; }
}

/// <summary>The recipes and their operations. They belong to the service: nobody creates or deletes one.</summary>
internal sealed class Recipes
{
    private const string UserPersonalization = "USER_PERSONALIZATION";
    private const string PersonalizedRanking = "PERSONALIZED_RANKING";
    private const string RelatedItems = "RELATED_ITEMS";
    private const string UserSegmentation = "USER_SEGMENTATION";
    private const string Ecommerce = "ECOMMERCE";
    private const string VideoOnDemand = "VIDEO_ON_DEMAND";

    private static readonly DateTimeOffset First = new(2019, 6, 10, 0, 0, 0, TimeSpan.Zero);

    public Recipes()
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

    public ResourceStore<Recipe> Store { get; } = new("recipe", "recipe");

    public void List(OperationCall call)
    {
        // All are the service's own: SERVICE, the only provider that the model knows, leaves nothing out.
        IReadOnlyList<Recipe> recipes = call.Text("domain") is { } domain
            ? [.. Store.All.Where(recipe => recipe.Domain == domain)]
            : Store.All;
        call.Page(recipes, WriteSummary);
    }

    public void Describe(OperationCall call)
    {
        var recipe = Store.Get(call.Required("recipeArn"));
        var output = call.Output;
        output.BeginObject("recipe");
        output.Member("name", recipe.Name);
        output.Member("recipeArn", recipe.Arn);
        output.Member("status", Status.Active);
        output.Member("description", recipe.Description);
        output.Member("creationDateTime", recipe.Created);
        output.Member("recipeType", recipe.Type);
        output.Member("lastUpdatedDateTime", recipe.LastUpdated);
        output.EndObject();
    }

    private static void WriteSummary(OperationCall call, Recipe recipe)
    {
        call.Output.Member("name", recipe.Name);
        call.Output.Member("recipeArn", recipe.Arn);
        call.Output.Member("status", Status.Active);
        call.Output.Member("creationDateTime", recipe.Created);
        call.Output.Member("lastUpdatedDateTime", recipe.LastUpdated);
        call.Output.Member("domain", recipe.Domain);
    }

    private void Publish(string name, string type, string description, string? domain = null, DateTimeOffset? published = null) =>
        Store.Add(new Recipe
        {
            Arn = Arn.OfService($"recipe/{name}"),
            Name = name,
            Type = type,
            Description = description,
            Domain = domain,
            Lifecycle = Lifecycle.Standing(published ?? First),
            LastUpdated = new(2024, 6, 19, 16, 47, 19, 191, TimeSpan.Zero),
        });
}
