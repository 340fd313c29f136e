using System;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Records;
using Personalize.Emulator.Resources;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Recommendations;

/// <summary>What a campaign or recommender that is asked draws on.</summary>
/// <param name="Arn">The campaign or recommender.</param>
/// <param name="RecipeArn">The recipe that it was made with.</param>
/// <param name="Traits">What that recipe does.</param>
/// <param name="Group">The dataset group.</param>
/// <param name="Records">What the group holds.</param>
/// <param name="GivesMetadata">Whether it was told to answer with metadata where that is asked for.</param>
internal sealed record RecommendationSource(
    string Arn, string RecipeArn, RecipeTraits Traits, DatasetGroup Group, GroupRecords Records, bool GivesMetadata)
{
    /// <summary>The index that the recipe's recommendations are computed from; over all events where none of its own types came yet.</summary>
    public InteractionIndex Index => Records.Index(Traits.EventTypes) is { Count: > 0 } index ? index : Records.Index();

    /// <summary>The source that a campaign is.</summary>
    /// <exception cref="ServiceError">There is no such campaign, or it isn't ACTIVE.</exception>
    public static RecommendationSource OfCampaign(ServiceState state, OperationCall call, string arn)
    {
        var campaign = state.Campaigns.Store.Find(arn);
        if (campaign is null || !campaign.IsActive(call.Now))
        {
            throw Unavailable(arn);
        }

        var source = OfVersion(state, state.SolutionVersions.Store.Get(campaign.SolutionVersionArn));
        return source with { Arn = arn, GivesMetadata = Metadata(campaign.CampaignConfig) };
    }

    /// <summary>The source that a recommender is.</summary>
    /// <exception cref="ServiceError">There is no such recommender, or it isn't ACTIVE.</exception>
    public static RecommendationSource OfRecommender(ServiceState state, OperationCall call, string arn)
    {
        var recommender = state.Recommenders.Store.Find(arn);
        return recommender is not null && recommender.IsActive(call.Now)
            ? Of(state, arn, recommender.RecipeArn, RecipeTraits.Of(recommender.RecipeArn), recommender.DatasetGroupArn, recommender.RecommenderConfig)
            : throw Unavailable(arn);
    }

    /// <summary>What a solution version is asked as, in a batch.</summary>
    public static RecommendationSource OfVersion(ServiceState state, SolutionVersion version)
    {
        var traits = RecipeTraits.Of(version.RecipeArn).WithEventType(state.Solutions.Store.Find(version.SolutionArn)?.EventType);
        return Of(state, version.Arn, version.RecipeArn, traits, version.DatasetGroupArn, null);
    }

    /// <summary>A score for every item, as the recipe sees it.</summary>
    /// <exception cref="ServiceError">The recipe scores no items, or needs a user or an item that isn't named.</exception>
    public ItemScores Scores(string? userId, string? itemId)
    {
        switch (Traits.Method)
        {
            case RecipeMethod.Actions:
                throw CannotAnswer("items", "recommends actions; ask for action recommendations");
            case RecipeMethod.Segments:
                throw CannotAnswer("items", "answers in batch segment jobs alone");
            case RecipeMethod.Related:
                return itemId is null
                    ? throw ServiceError.InvalidInput($"An itemId must be given: the recipe of {Arn} is {RecipeArn}, which relates items to an item.")
                    : ItemScores.ForItem(Records, Index, Records.Items.Find(itemId));
        }

        if (userId is null)
        {
            throw ServiceError.InvalidInput($"A userId must be given: the recipe of {Arn} is {RecipeArn}, which recommends items to a user.");
        }

        return Traits.Method switch
        {
            RecipeMethod.Popular => ItemScores.ByPopularity(Records, Index),
            RecipeMethod.Trending => ItemScores.ByTrend(Records, Index),
            _ => ItemScores.ForUser(Records, Index, Records.Users.Find(userId), preferNew: Traits.Method != RecipeMethod.Ranking),
        };
    }

    /// <summary>What passes a filter and is not the item itself nor what the recipe leaves out for the user.</summary>
    public Func<int, bool> Passes(Func<int, bool> filter, string? userId, string? itemId)
    {
        var self = itemId is null || Traits.Method != RecipeMethod.Related ? -1 : Records.Items.Find(itemId);
        if (Traits.Leaves is not { } left || userId is null)
        {
            return self < 0 ? filter : item => item != self && filter(item);
        }

        var index = Records.Index(left);
        var user = Records.Users.Find(userId);
        return item => item != self && !index.Knows(user, item) && filter(item);
    }

    /// <summary>Refuses a question that the recipe has no answer to.</summary>
    public ServiceError CannotAnswer(string question, string instead) =>
        ServiceError.InvalidInput($"{Arn} can't be asked for {question}: its recipe is {RecipeArn}, which {instead}.");

    /// <summary>The error for what isn't there or doesn't answer yet, in the service's own words.</summary>
    internal static ServiceError Unavailable(string arn) => ServiceError.InvalidInput($"{arn} does not exist or is not active yet.");

    private static RecommendationSource Of(
        ServiceState state, string arn, string recipeArn, RecipeTraits traits, string groupArn, JsonElement? config)
    {
        var group = state.DatasetGroups.Store.Get(groupArn);
        return new RecommendationSource(arn, recipeArn, traits, group, state.Records.Of(group), Metadata(config));
    }

    private static bool Metadata(JsonElement? config) =>
        config is { ValueKind: JsonValueKind.Object } known
        && known.TryGetProperty("enableMetadataWithRecommendations", out var flag)
        && flag.ValueKind == JsonValueKind.True;
}
