using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Personalize.Emulator.Records;

/// <summary>Writes the records of a dataset as CSV, with the columns of its schema.</summary>
internal static class CsvExport
{
    /// <summary>Writes those that were imported (BULK), written one by one (PUT), or all.</summary>
    public static void Write(TextWriter writer, GroupRecords records, string datasetType, RecordSchema schema, string ingestionMode)
    {
        WriteLine(writer, schema.Fields.Select(field => (object?)field.Name));
        if (records.Table(datasetType) is { } table)
        {
            foreach (var place in table.Written.Where(place => Wanted(table.IsImported(place))))
            {
                WriteLine(writer, table.Values(place)!);
            }

            return;
        }

        var log = records.Log(datasetType);
        foreach (var entry in log.Entries.Where(entry => Wanted(entry.Imported)))
        {
            var properties = Properties(entry, schema);
            WriteLine(writer, schema.Fields.Select((field, column) => Value(log, entry, field.Name) ?? properties[column]));
        }

        bool Wanted(bool imported) => ingestionMode == "ALL" || imported == (ingestionMode == "BULK");
    }

    private static object? Value(InteractionLog log, Interaction entry, string field) => field switch
    {
        "USER_ID" => entry.User == Interaction.Nobody ? null : log.Users.Id(entry.User),
        "TIMESTAMP" => (double)(entry.Timestamp / 1000),
        "EVENT_TYPE" => entry.EventType,
        "EVENT_VALUE" => entry.Details?.EventValue,
        "IMPRESSION" => entry.Details?.Impression is { } shown ? string.Join('|', shown) : null,
        "RECOMMENDATION_ID" => entry.Details?.RecommendationId,
        "EVENT_ATTRIBUTION_SOURCE" => entry.Details?.AttributionSource,
        _ when field == log.Items.IdField => entry.Item == Interaction.Nobody ? null : log.Items.Id(entry.Item),
        _ => null,
    };

    private static object?[] Properties(Interaction entry, RecordSchema schema)
    {
        var values = new object?[schema.Fields.Count];
        if (entry.Details?.Properties is { } text)
        {
            using var parsed = JsonDocument.Parse(text);
            foreach (var property in parsed.RootElement.EnumerateObject())
            {
                if (schema.FindProperty(property.Name) is >= 0 and var column)
                {
                    values[column] = property.Value.ToString();
                }
            }
        }

        return values;
    }

    private static void WriteLine(TextWriter writer, IEnumerable<object?> values) => writer.Write(string.Join(',', values.Select(Quoted)) + "\n");

    private static string Quoted(object? value)
    {
        var text = value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : (string?)value ?? string.Empty;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
