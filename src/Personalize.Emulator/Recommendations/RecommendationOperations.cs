using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Recommendations;

/// <summary>The operations of Personalize Runtime.</summary>
internal sealed class RecommendationOperations(ServiceState state)
{
    private const int DefaultItems = 25;
    private const int MaxItems = 500;
    private const int MaxItemsWithMetadata = 50;
    private const int DefaultActions = 5;
    private const int MaxActions = 100;

    public void GetRecommendations(OperationCall call)
    {
        var source = (call.Text("campaignArn"), call.Text("recommenderArn")) switch
        {
            ({ } campaign, null) => RecommendationSource.OfCampaign(state, call, campaign),
            (null, { } recommender) => RecommendationSource.OfRecommender(state, call, recommender),
            _ => throw ServiceError.InvalidInput("Either a campaignArn or a recommenderArn must be given, and not both."),
        };
        var (userId, itemId) = (call.Text("userId"), call.Text("itemId"));
        var metadata = MetadataColumns.Of(call, source);
        var count = Count(call, DefaultItems, metadata is null ? MaxItems : MaxItemsWithMetadata);
        var scores = source.Scores(userId, itemId);
        var passes = Passes(call, source, userId, itemId);
        var chosen = Promotion.Of(state, call, source, userId, itemId, count) is { } promotion
            ? promotion.Place(scores, count, passes)
            : scores.Best(count, passes).Select(item => (Item: item, Promotion: (string?)null));
        Write(call, source, "itemList", chosen.Select(item => new Row(
            source.Records.Items.Id(item.Item),
            item.Item,
            source.Traits.Scored ? scores[item.Item] : null,
            item.Promotion,
            source.Traits.GivesReasons && item.Promotion is not null ? "Promoted item" : null)), metadata);
    }

    public void GetPersonalizedRanking(OperationCall call)
    {
        var arn = call.Required("campaignArn");
        var source = RecommendationSource.OfCampaign(state, call, arn);
        if (source.Traits.Method != RecipeMethod.Ranking)
        {
            throw source.CannotAnswer("a ranking", "doesn't rank; ask for recommendations, or a campaign with a personalized-ranking recipe");
        }

        var metadata = MetadataColumns.Of(call, source);
        var max = metadata is null ? MaxItems : MaxItemsWithMetadata;
        List<string> ids = [.. call.Input.GetProperty("inputList").EnumerateArray().Select(id => id.GetString()!).Distinct()];
        if (ids.Count == 0 || ids.Count > max)
        {
            throw ServiceError.InvalidInput($"The inputList must hold 1 to {max} items{(metadata is null ? string.Empty : " where metadata is asked for")}, and holds {ids.Count}.");
        }

        var userId = call.Required("userId");
        var items = source.Records.Items;
        var scores = source.Scores(userId, null);
        var passes = Passes(call, source, userId, null);

        // Items that nothing is known of come last, without a score, as they came.
        var places = ids.ConvertAll(items.Find);
        var known = places.Where(place => place >= 0 && scores.Knows(place) && passes(place)).ToList();
        var sum = known.Sum(place => scores[place]);
        known.Sort(scores.Compare);
        Write(
            call,
            source,
            "personalizedRanking",
            known.Select(place => new Row(items.Id(place), place, scores[place] / sum, null, null))
                .Concat(ids.Where((_, i) => places[i] < 0 || (!scores.Knows(places[i]) && passes(places[i]))).Select(id => new Row(id, -1, null, null, null))),
            metadata);
    }

    public void GetActionRecommendations(OperationCall call)
    {
        var arn = call.Text("campaignArn") ?? throw ServiceError.InvalidInput("A campaignArn must be given.");
        var userId = call.Text("userId") ?? throw ServiceError.InvalidInput("A userId must be given.");
        var source = RecommendationSource.OfCampaign(state, call, arn);
        if (source.Traits.Method != RecipeMethod.Actions)
        {
            throw source.CannotAnswer("actions", "recommends none; that takes a campaign with the recipe aws-next-best-action");
        }

        var count = Count(call, DefaultActions, MaxActions);
        var passes = Passes(call, source, userId, null);
        call.Output.BeginList("actionList");
        foreach (var (action, score) in ActionScores.Best(source.Records, userId, call.Now, count, passes))
        {
            call.Output.BeginObject();
            call.Output.Member("actionId", source.Records.Actions.Id(action));
            call.Output.Member("score", ItemScores.Rounded(score));
            call.Output.EndObject();
        }

        call.Output.EndList();
        call.Output.Member("recommendationId", RecommendationId.For(source.Arn));
    }

    private static int Count(OperationCall call, int standard, int max)
    {
        var count = call.Integer("numResults") ?? standard;
        return count <= max ? count : throw ServiceError.InvalidInput($"numResults must be at most {max} here, and is {count}.");
    }

    private static void Write(OperationCall call, RecommendationSource source, string list, IEnumerable<Row> rows, MetadataColumns? metadata)
    {
        var output = call.Output;
        output.BeginList(list);
        foreach (var row in rows)
        {
            output.BeginObject();
            output.Member("itemId", row.Id);
            output.MemberOrNull("score", row.Score is { } score ? ItemScores.Rounded(score) : null);
            output.MemberOrNull("promotionName", row.Promotion);
            if (metadata is null)
            {
                output.Null("metadata");
            }
            else
            {
                metadata.Write(output, row.Place);
            }

            if (row.Reason is null)
            {
                output.Null("reason");
            }
            else
            {
                output.BeginList("reason");
                output.Element(row.Reason);
                output.EndList();
            }

            output.EndObject();
        }

        output.EndList();
        output.Member("recommendationId", RecommendationId.For(source.Arn));
    }

    private Func<int, bool> Passes(OperationCall call, RecommendationSource source, string? userId, string? itemId) =>
        source.Passes(RequestFilter.Of(state, call.Now, source, call.Input, userId, itemId), userId, itemId);

    private sealed record Row(string Id, int Place, double? Score, string? Promotion, string? Reason);
}
