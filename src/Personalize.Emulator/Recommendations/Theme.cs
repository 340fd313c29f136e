using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Personalize.Emulator.Records;

namespace Personalize.Emulator.Recommendations;

/// <summary>
/// Stands for the text that the service has a language model write about similar items: what most of them have in common, and the name of
/// the item that they are like.
/// </summary>
internal static class Theme
{
    private const double WithTheme = 0.2;
    private const double AllInCommon = 0.4;

    /// <summary>Puts a theme into a line of output, and the items in the order in which they fit it.</summary>
    /// <param name="output">The line's output, with <c>recommendedItems</c>.</param>
    /// <param name="items">The items' data.</param>
    /// <param name="itemId">The item that the others are like.</param>
    /// <param name="nameField">The field that has the items' names.</param>
    public static JsonObject Add(JsonObject output, RecordTable items, string itemId, string nameField)
    {
        string[] ids = [.. output["recommendedItems"]!.AsArray().Select(id => (string)id!)];
        var traits = ids.ToDictionary(id => id, id => Traits(items, id, nameField));
        var common = traits.Values.SelectMany(each => each).GroupBy(trait => trait, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key;
        var wanted = Traits(items, itemId, nameField);
        var relevance = ids.ToDictionary(id => id, id =>
            (common is not null && traits[id].Contains(common) ? WithTheme : 0)
            + (AllInCommon * traits[id].Count(wanted.Contains) / Math.Max(1, wanted.Count)));
        string[] ordered = [.. ids.OrderByDescending(id => relevance[id])];
        var fans = $"those who like {NameOf(items, itemId, nameField) ?? itemId}";
        return new JsonObject
        {
            ["recommendedItems"] = new JsonArray([.. ordered.Select(id => (JsonNode)id)]),
            ["theme"] = common is null ? $"For {fans}" : $"{common} for {fans}",
            ["itemsThemeRelevanceScores"] = new JsonArray([.. ordered.Select(id => (JsonNode)ItemScores.Rounded(relevance[id]))]),
        };
    }

    // The categories that an item is in; a field may have several, with bars between them.
    private static HashSet<string> Traits(RecordTable items, string id, string nameField) =>
        Values(items, id) is not { } values
            ? []
            : [.. items.Schema.Fields.Zip(values)
                .Where(pair => pair.First is { Type: FieldType.Text, Textual: false } field && field.Name != items.IdField
                    && !field.Name.Equals(nameField, StringComparison.OrdinalIgnoreCase))
                .SelectMany(pair => (pair.Second as string)?.Split('|') ?? [])];

    private static string? NameOf(RecordTable items, string id, string nameField) =>
        items.Schema.Find(nameField) is >= 0 and var column ? Values(items, id)?[column] as string : null;

    private static object?[]? Values(RecordTable items, string id) => items.Find(id) is >= 0 and var place ? items.Values(place) : null;
}
