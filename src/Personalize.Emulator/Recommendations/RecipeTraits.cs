using System.Collections.Generic;

namespace Personalize.Emulator.Recommendations;

/// <summary>How a recipe chooses.</summary>
internal enum RecipeMethod
{
    /// <summary>Items for a user.</summary>
    ForUser,

    /// <summary>The same items for all, the most chosen first.</summary>
    Popular,

    /// <summary>The same items for all, those that gain most first.</summary>
    Trending,

    /// <summary>Items that go with an item.</summary>
    Related,

    /// <summary>Given items in a user's order.</summary>
    Ranking,

    /// <summary>Actions for a user.</summary>
    Actions,

    /// <summary>Users, in batches alone.</summary>
    Segments,
}

/// <summary>What a recipe's recommendations are made of.</summary>
/// <param name="Method">How it chooses.</param>
/// <param name="EventTypes">The events that count; none for all, or for those that the solution names.</param>
/// <param name="Leaves">Items with such an event of the user are left out.</param>
internal sealed record RecipeTraits(RecipeMethod Method, string[] EventTypes, string? Leaves = null)
{
    private static readonly Dictionary<string, RecipeTraits> Known = new()
    {
        ["aws-ecomm-customers-who-viewed-x-also-viewed"] = new(RecipeMethod.Related, ["View"], "Purchase"),
        ["aws-ecomm-frequently-bought-together"] = new(RecipeMethod.Related, ["Purchase"]),
        ["aws-ecomm-popular-items-by-purchases"] = new(RecipeMethod.Popular, ["Purchase"]),
        ["aws-ecomm-popular-items-by-views"] = new(RecipeMethod.Popular, ["View"]),
        ["aws-ecomm-recommended-for-you"] = new(RecipeMethod.ForUser, [], "Purchase"),
        ["aws-vod-because-you-watched-x"] = new(RecipeMethod.Related, ["Watch"], "Watch"),
        ["aws-vod-more-like-x"] = new(RecipeMethod.Related, ["Watch"], "Watch"),
        ["aws-vod-most-popular"] = new(RecipeMethod.Popular, ["Watch"]),
        ["aws-vod-top-picks"] = new(RecipeMethod.ForUser, [], "Watch"),
        ["aws-vod-trending-now"] = new(RecipeMethod.Trending, []),
        ["aws-popularity-count"] = new(RecipeMethod.Popular, []),
        ["aws-trending-now"] = new(RecipeMethod.Trending, []),
        ["aws-sims"] = new(RecipeMethod.Related, []),
        ["aws-similar-items"] = new(RecipeMethod.Related, []),
        ["aws-personalized-ranking"] = new(RecipeMethod.Ranking, []),
        ["aws-personalized-ranking-v2"] = new(RecipeMethod.Ranking, []),
        ["aws-next-best-action"] = new(RecipeMethod.Actions, []),
        ["aws-item-affinity"] = new(RecipeMethod.Segments, []),
        ["aws-item-attribute-affinity"] = new(RecipeMethod.Segments, []),
        ["aws-user-personalization-v2"] = new(RecipeMethod.ForUser, []) { GivesReasons = true },
    };

    private static readonly RecipeTraits Personal = new(RecipeMethod.ForUser, []);

    /// <summary>Whether it says why an item was chosen.</summary>
    public bool GivesReasons { get; private init; }

    /// <summary>Whether its items have scores.</summary>
    public bool Scored => Method is RecipeMethod.ForUser or RecipeMethod.Ranking;

    /// <summary>The traits of a recipe; one that isn't known by name is for users, as most are.</summary>
    public static RecipeTraits Of(string recipeArn) =>
        Known.GetValueOrDefault(recipeArn[(recipeArn.LastIndexOf('/') + 1)..], Personal);

    /// <summary>The same with a solution's event type, where the recipe has none of its own.</summary>
    public RecipeTraits WithEventType(string? eventType) =>
        string.IsNullOrEmpty(eventType) || eventType == "*" || EventTypes.Length > 0 ? this : this with { EventTypes = [eventType] };
}
