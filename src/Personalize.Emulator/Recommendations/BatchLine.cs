using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator.Filters;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Records;
using Personalize.Emulator.Resources;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Recommendations;

/// <summary>The answer to one line of a batch job's input.</summary>
internal static class BatchLine
{
    /// <summary>Items for the line's user, like its item, or its items in its user's order.</summary>
    /// <exception cref="ServiceError">The line lacks something, or its filter values are not right.</exception>
    public static JsonObject Recommend(ServiceState state, RecommendationSource source, JsonElement line, BatchInferenceJob job, DateTimeOffset now)
    {
        var output = Recommend(state, source, line, job.FilterArn, job.NumResults ?? 25, now);
        return job.ThemeGenerationConfig is { } themes
            ? Theme.Add(output, source.Records.Items, Text(line, "itemId")!, themes.GetProperty("fieldsForThemeGeneration").GetProperty("itemName").GetString()!)
            : output;
    }

    private static JsonObject Recommend(
        ServiceState state, RecommendationSource source, JsonElement line, string? filterArn, int count, DateTimeOffset now)
    {
        var (userId, itemId) = (Text(line, "userId"), Text(line, "itemId"));
        if (source.Traits.Method == RecipeMethod.Actions)
        {
            var wanted = userId ?? throw ServiceError.InvalidInput("The line must have a userId.");
            var actions = ActionScores.Best(source.Records, wanted, now, count, Filter(state, source, line, filterArn, now, userId, null));
            return Output("recommendedActions", actions.Select(action => (source.Records.Actions.Id(action.Action), (double?)action.Score)), scored: true);
        }

        var scores = source.Scores(userId, itemId);
        var passes = source.Passes(Filter(state, source, line, filterArn, now, userId, itemId), userId, itemId);
        var items = source.Records.Items;
        if (source.Traits.Method != RecipeMethod.Ranking)
        {
            return Output("recommendedItems", scores.Best(count, passes).Select(item => (items.Id(item), (double?)scores[item])), source.Traits.Scored);
        }

        List<string> ids = line.TryGetProperty("itemList", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(id => id.ToString()).Distinct()]
            : throw ServiceError.InvalidInput("The line must have an itemList.");
        var known = ids.Select(items.Find).Where(item => item >= 0 && scores.Knows(item) && passes(item)).ToList();
        known.Sort(scores.Compare);
        var sum = known.Sum(item => scores[item]);
        return Output(
            "recommendedItems",
            known.Select(item => (items.Id(item), (double?)(scores[item] / sum)))
                .Concat(ids.Where(id => items.Find(id) is var item && (item < 0 || !scores.Knows(item))).Select(id => (id, (double?)null))),
            scored: true);
    }

    /// <summary>The users who are likeliest to take the line's item, or items with its attributes.</summary>
    /// <exception cref="ServiceError">The line has neither, or they can't be read.</exception>
    public static JsonObject Segment(ServiceState state, RecommendationSource source, JsonElement line, string? filterArn, int count, DateTimeOffset now)
    {
        var records = source.Records;
        var index = source.Index;
        var affinity = Text(line, "itemAttributes") is { } attributes
            ? AffinityToAttributes(state, source, attributes)
            : AffinityToItem(records, index, records.Items.Find(
                Text(line, "itemId") ?? throw ServiceError.InvalidInput("The line must have an itemId or itemAttributes.")));
        var passes = Filter(state, source, line, filterArn, now, null, null);
        var users = Enumerable.Range(0, records.Users.Places)
            .Where(user => passes(user) && (records.Users.Values(user) is not null || index.Latest(user).Count > 0))
            .Select(user => (User: records.Users.Id(user), Score: affinity(user)))
            .OrderByDescending(user => user.Score)
            .ThenBy(user => user.User, StringComparer.Ordinal)
            .Take(count);
        return new JsonObject { ["usersList"] = new JsonArray([.. users.Select(user => (JsonNode)user.User)]) };
    }

    private static Func<int, double> AffinityToItem(GroupRecords records, InteractionIndex index, int item)
    {
        var companions = index.Companions(item);
        return user => index.Latest(user).Sum(other => other == item
            ? 1
            : companions.GetValueOrDefault(other) / Math.Sqrt(Math.Max(1.0, (double)index.Audience(item) * index.Audience(other))))
            + (index.Knows(user, item) ? 1 : 0);
    }

    private static Func<int, double> AffinityToAttributes(ServiceState state, RecommendationSource source, string attributes)
    {
        // Attributes are written as the conditions of a filter are.
        var expression = FilterExpression.Parse("INCLUDE ItemID WHERE " + attributes);
        expression.CheckFields(type => state.Records.SchemaOf(source.Group, type));
        var matches = expression.Bind(new Dictionary<string, string>()).Against(new FilterScope(source.Records.Items, null, null, _ => []));
        var index = source.Index;
        return user => index.Of(user).Aggregate((Matching: 0, All: 0),
            (sums, entry) => (sums.Matching + (matches(entry.Item) ? 1 : 0), sums.All + 1), sums => sums.Matching / (sums.All + 2.0));
    }

    private static Func<int, bool> Filter(
        ServiceState state, RecommendationSource source, JsonElement line, string? filterArn, DateTimeOffset now, string? userId, string? itemId) =>
        filterArn is null
            ? static _ => true
            : RequestFilter.Of(
                state,
                now,
                source,
                JsonSerializer.SerializeToElement(new
                {
                    filterArn,
                    filterValues = line.TryGetProperty("filterValues", out var values) ? (JsonElement?)values : null
                }),
                userId,
                itemId);

    private static JsonObject Output(string list, IEnumerable<(string Id, double? Score)> rows, bool scored)
    {
        var (ids, scores) = (new JsonArray(), new JsonArray());
        foreach (var (id, score) in rows)
        {
            ids.Add((JsonNode)id);
            scores.Add(score is { } number ? (JsonNode)ItemScores.Rounded(number) : null);
        }

        return scored ? new JsonObject { [list] = ids, ["scores"] = scores } : new JsonObject { [list] = ids };
    }

    private static string? Text(JsonElement line, string member) =>
        line.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}
