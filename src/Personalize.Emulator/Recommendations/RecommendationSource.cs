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

        var version = state.SolutionVersions.Store.Get(campaign.SolutionVersionArn);
        var traits = RecipeTraits.Of(version.RecipeArn).WithEventType(state.Solutions.Store.Find(version.SolutionArn)?.EventType);
        return Of(state, arn, version.RecipeArn, traits, version.DatasetGroupArn, campaign.CampaignConfig);
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

    /// <summary>Refuses a question that the recipe has no answer to.</summary>
    public ServiceError CannotAnswer(string question, string instead) =>
        ServiceError.InvalidInput($"{Arn} can't be asked for {question}: its recipe is {RecipeArn}, which {instead}.");

    /// <summary>The error for what isn't there or doesn't answer yet, in the service's own words.</summary>
    internal static ServiceError Unavailable(string arn) => ServiceError.InvalidInput($"{arn} does not exist or is not active yet.");

    private static RecommendationSource Of(
        ServiceState state, string arn, string recipeArn, RecipeTraits traits, string groupArn, JsonElement? config)
    {
        var group = state.DatasetGroups.Store.Get(groupArn);
        var metadata = config is { ValueKind: JsonValueKind.Object } known
            && known.TryGetProperty("enableMetadataWithRecommendations", out var flag)
            && flag.ValueKind == JsonValueKind.True;
        return new RecommendationSource(arn, recipeArn, traits, group, state.Records.Of(group), metadata);
    }
}
