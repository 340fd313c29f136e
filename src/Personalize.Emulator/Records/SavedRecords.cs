using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Personalize.Emulator.Records;

/// <summary>All records as the saved state has them, and which imports have brought theirs.</summary>
internal sealed record SavedRecords(IReadOnlyDictionary<string, SavedGroup> Groups, IReadOnlyDictionary<string, DateTimeOffset> JobsDone);

/// <summary>The records of a dataset group as the saved state has them.</summary>
internal sealed record SavedGroup(
    DateTimeOffset Created,
    IReadOnlyDictionary<string, DateTimeOffset> Datasets,
    SavedTable Items,
    SavedTable Users,
    SavedTable Actions,
    SavedLog Interactions,
    SavedLog ActionInteractions)
{
    public static SavedGroup Of(GroupRecords records) => new(
        records.Created,
        new Dictionary<string, DateTimeOffset>(records.Datasets),
        SavedTable.Of(records.Items),
        SavedTable.Of(records.Users),
        SavedTable.Of(records.Actions),
        SavedLog.Of(records.Interactions),
        SavedLog.Of(records.ActionInteractions));

    /// <summary>The records again.</summary>
    /// <param name="schemaOf">The columns of a dataset type, as they were when the state was saved.</param>
    public GroupRecords Restore(Func<string, RecordSchema> schemaOf)
    {
        var records = new GroupRecords(Created);
        foreach (var (type, created) in Datasets)
        {
            records.Datasets[type] = created;
            records.Table(type)?.Conform(schemaOf(type));
        }

        Items.RestoreTo(records.Items);
        Users.RestoreTo(records.Users);
        Actions.RestoreTo(records.Actions);
        Interactions.RestoreTo(records.Interactions);
        ActionInteractions.RestoreTo(records.ActionInteractions);
        return records;
    }
}

/// <summary>A table: its columns, and the records in the order in which they first came.</summary>
internal sealed record SavedTable(IReadOnlyList<string> Columns, IReadOnlyList<SavedRecord> Records)
{
    public static SavedTable Of(RecordTable table) => new(
        [.. table.Schema.Fields.Select(field => field.Name)],
        [.. table.Written.Select(place => new SavedRecord(table.Id(place), table.Values(place)!, table.Properties(place), table.IsImported(place)))]);

    public void RestoreTo(RecordTable table)
    {
        var from = table.Schema.Fields.Select(field => Columns.ToList().IndexOf(field.Name)).ToArray();
        foreach (var record in Records)
        {
            table.Put(record.Id, Array.ConvertAll(from, column => column < 0 ? null : Plain(record.Values[column])), record.Properties, record.Imported);
        }
    }

    private static object? Plain(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => null,
    };
}

/// <summary>A record: its values by column.</summary>
internal sealed record SavedRecord(string Id, object?[] Values, string? Properties, bool Imported);

/// <summary>Interactions in the order in which they came, and whose the sessions are that began without a user.</summary>
internal sealed record SavedLog(IReadOnlyList<SavedInteraction> Entries, IReadOnlyDictionary<string, string> Sessions, long Repeated)
{
    public static SavedLog Of(InteractionLog log) => new(
        [.. log.Entries.Select(entry => new SavedInteraction(
            entry.User == Interaction.Nobody ? null : log.Users.Id(entry.User),
            entry.Item == Interaction.Nobody ? null : log.Items.Id(entry.Item),
            entry.EventType,
            entry.Timestamp,
            entry.Imported,
            entry.Details))],
        log.KnownSessions.ToDictionary(session => session.Key, session => log.Users.Id(session.Value)),
        log.Repeated);

    public void RestoreTo(InteractionLog log)
    {
        foreach (var entry in Entries)
        {
            log.Add(new Interaction
            {
                User = entry.UserId is null ? Interaction.Nobody : log.Users.PlaceOf(entry.UserId),
                Item = entry.ItemId is null ? Interaction.Nobody : log.Items.PlaceOf(entry.ItemId),
                EventType = string.Intern(entry.EventType),
                Timestamp = entry.Timestamp,
                Imported = entry.Imported,
                Details = entry.Details,
            });
        }

        log.Restore(Sessions.ToDictionary(session => session.Key, session => log.Users.PlaceOf(session.Value)), Repeated);
    }
}

/// <summary>An interaction, with ids in place of places.</summary>
internal sealed record SavedInteraction(string? UserId, string? ItemId, string EventType, long Timestamp, bool Imported, InteractionDetails? Details);
