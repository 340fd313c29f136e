using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Resources;

namespace Personalize.Emulator.Records;

/// <summary>What the values of a field are.</summary>
internal enum FieldType
{
    Text,
    Number,
    Boolean,
}

/// <summary>A field of a schema.</summary>
internal sealed record RecordField(string Name, FieldType Type, bool Nullable, bool Textual);

/// <summary>The columns that a dataset's records have, from the Avro schema that the dataset was created with.</summary>
internal sealed class RecordSchema
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    private RecordSchema(IReadOnlyList<RecordField> fields)
    {
        Fields = fields;
        for (var i = 0; i < fields.Count; i++)
        {
            _columns.TryAdd(fields[i].Name, i);
            _columns.TryAdd(Plain(fields[i].Name), i);
        }
    }

    /// <summary>A schema without fields: of a dataset that isn't there.</summary>
    public static RecordSchema Empty { get; } = new([]);

    public IReadOnlyList<RecordField> Fields { get; }

    /// <summary>Reads the fields of an Avro schema.</summary>
    public static RecordSchema Parse(string avro) => new([.. AvroRecord.Parse(avro).Fields.Select(field => new RecordField(
        field.Name,
        field.Types.Any(type => type is "int" or "long" or "float" or "double") ? FieldType.Number
            : field.Types.Contains("boolean") ? FieldType.Boolean
            : FieldType.Text,
        field.Types.Contains("null"),
        field.Textual))]);

    /// <summary>A number as it is written in CSV files, in properties and in filters; null for anything else.</summary>
    public static double? ToNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A value as text, in the form in which a client wrote it.</summary>
    public static string ToText(object value) => value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : (string)value;

    /// <summary>The column of a field, in any case; -1 where there is none.</summary>
    public int Find(string name) => _columns.TryGetValue(name, out var column) ? column : -1;

    /// <summary>The column of a property, which is written in camel case: <c>numberOfRatings</c> for NUMBER_OF_RATINGS.</summary>
    public int FindProperty(string property) => _columns.TryGetValue(Plain(property), out var column) ? column : -1;

    /// <summary>The values of a record, by column.</summary>
    /// <exception cref="ServiceError">The properties are not an object, or a value is not of its field's type.</exception>
    public object?[] Read(string idField, string id, string? properties, string where)
    {
        var values = new object?[Fields.Count];
        if (properties is not null)
        {
            using var parsed = ParseProperties(properties, where);
            foreach (var property in parsed.RootElement.EnumerateObject())
            {
                var column = FindProperty(property.Name);
                if (column >= 0)
                {
                    values[column] = Read(Fields[column], property, where);
                }
            }
        }

        var key = Find(idField);
        if (key >= 0)
        {
            values[key] = id;
        }

        return values;
    }

    /// <summary>Properties, which are JSON inside JSON.</summary>
    /// <exception cref="ServiceError">They are not a JSON object.</exception>
    public static JsonDocument ParseProperties(string properties, string where)
    {
        try
        {
            var parsed = JsonDocument.Parse(properties);
            if (parsed.RootElement.ValueKind == JsonValueKind.Object)
            {
                return parsed;
            }

            parsed.Dispose();
        }
        catch (JsonException)
        {
            // Said below, as is everything else that is no object.
        }

        throw ServiceError.InvalidInput($"Error parsing properties json: {where}.properties must be the text of a JSON object.");
    }

    private static object? Read(RecordField field, JsonProperty property, string where)
    {
        var value = property.Value;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Array => string.Join('|', value.EnumerateArray().Select(element => element.ToString())),
            JsonValueKind.Null => null,
            _ => throw ServiceError.InvalidInput($"Error parsing properties json: {where}.properties.{property.Name} must be a text or a number."),
        };
        if (text is null || field.Type != FieldType.Number)
        {
            return text;
        }

        return ToNumber(text) is { } number
            ? number
            : throw ServiceError.InvalidInput($"{where}.properties.{property.Name} must be a number, as {field.Name} is one in the schema.");
    }

    private static string Plain(string name) => name.Replace("_", string.Empty, StringComparison.Ordinal);
}
