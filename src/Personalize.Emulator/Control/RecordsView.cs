using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using Personalize.Emulator.Records;
using Personalize.Emulator.Resources;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Control;

/// <summary>
/// What can be asked of the records: <c>records</c> for how many each group has, <c>records/films/interactions?first=100&amp;skip=0</c> for
/// those of one dataset, in the order in which they came.
/// </summary>
internal sealed class RecordsView(ServiceState state)
{
    private const int DefaultFirst = 100;
    private const int MaxFirst = 100_000;

    /// <summary>How many records there are, of each group.</summary>
    public JsonObject Counts()
    {
        var groups = new JsonObject();
        foreach (var group in state.DatasetGroups.Store.All)
        {
            var records = state.Records.Of(group);
            var counts = new JsonObject();
            foreach (var type in RecordStore.Types)
            {
                counts[type] = records.Count(type);
            }

            counts["repeatedEvents"] = records.Interactions.Repeated + records.ActionInteractions.Repeated;
            groups[group.Name] = counts;
        }

        return new JsonObject { ["records"] = groups };
    }

    /// <summary>Some records of a dataset.</summary>
    /// <exception cref="FormatException">There is no such group or type, or the query is not what it must be.</exception>
    public JsonObject List(string groupName, string type, string query)
    {
        var group = state.DatasetGroups.Store.All.FirstOrDefault(group => group.Name == groupName)
            ?? throw new FormatException($"There is no dataset group {groupName}.");
        type = RecordStore.Types.FirstOrDefault(known => known.Equals(type, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"Records are of {string.Join(", ", RecordStore.Types)}, not of {type}.");
        var (first, skip) = Window(query);
        var records = state.Records.Of(group);
        return new JsonObject
        {
            ["datasetGroup"] = group.Name,
            ["datasetType"] = type,
            ["count"] = records.Count(type),
            ["skip"] = skip,
            ["records"] = new JsonArray([.. records.Table(type) is { } table
                ? Slice(table.Written, skip, first).Select(place => Record(table, place))
                : Slice(records.Log(type).Entries, skip, first).Select(entry => Event(records.Log(type), entry, type))]),
        };
    }

    private static IEnumerable<T> Slice<T>(IReadOnlyList<T> all, int skip, int first) =>
        Enumerable.Range(Math.Min(skip, all.Count), Math.Clamp(all.Count - skip, 0, first)).Select(place => all[place]);

    private static JsonObject Record(RecordTable table, int place)
    {
        var values = table.Values(place)!;
        var record = new JsonObject { [table.IdField] = table.Id(place) };
        for (var column = 0; column < values.Length; column++)
        {
            if (values[column] is { } value)
            {
                record[table.Schema.Fields[column].Name] = value is double number ? number : (string)value;
            }
        }

        if (table.Properties(place) is { } properties)
        {
            record["properties"] = properties;
        }

        return record;
    }

    private static JsonObject Event(InteractionLog log, Interaction entry, string type)
    {
        var record = new JsonObject { ["eventType"] = entry.EventType };
        Add("userId", entry.User == Interaction.Nobody ? null : log.Users.Id(entry.User));
        Add(type == DatasetTypes.ActionInteractions ? "actionId" : "itemId", entry.Item == Interaction.Nobody ? null : log.Items.Id(entry.Item));
        record["timestamp"] = entry.Timestamp / 1000.0;
        if (entry.Imported)
        {
            record["imported"] = true;
        }

        if (entry.Details is { } details)
        {
            Add("eventId", details.EventId);
            Add("sessionId", details.SessionId);
            Add("eventValue", details.EventValue);
            Add("recommendationId", details.RecommendationId);
            Add("impression", details.Impression is { } shown ? new JsonArray([.. shown.Select(id => (JsonNode)id)]) : null);
            Add("eventAttributionSource", details.AttributionSource);
            Add("properties", details.Properties);
        }

        return record;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                record[name] = value;
            }
        }
    }

    private static (int First, int Skip) Window(string query)
    {
        var (first, skip) = (DefaultFirst, 0);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            if (pair[0] is not ("first" or "skip") || pair.Length < 2
                || !int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || (pair[0] == "first" && number > MaxFirst))
            {
                throw new FormatException($"The records take ?first=N (at most {MaxFirst}) and skip=N, not '{part}'.");
            }

            (first, skip) = pair[0] == "first" ? (number, skip) : (first, number);
        }

        return (first, skip);
    }
}
