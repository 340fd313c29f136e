using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.Resources;

/// <summary>A column: its types (null among them where it may be empty), and whether it holds categories or text.</summary>
internal sealed record AvroField(string Name, IReadOnlyList<string> Types, bool Categorical, bool Textual);

/// <summary>A schema's text, read: the columns in their order.</summary>
internal sealed partial class AvroRecord
{
    private static readonly string[] KnownTypes = ["string", "int", "long", "float", "double", "boolean", "null"];

    /// <summary>The types that columns with a meaning of their own have to have.</summary>
    private static readonly Dictionary<string, string[]> Reserved = new()
    {
        ["USER_ID"] = ["string"],
        ["ITEM_ID"] = ["string"],
        ["ACTION_ID"] = ["string"],
        ["TIMESTAMP"] = ["long"],
        ["CREATION_TIMESTAMP"] = ["long"],
        ["EVENT_TYPE"] = ["string"],
        ["EVENT_VALUE"] = ["float", "double", "int", "long"],
        ["IMPRESSION"] = ["string"],
        ["RECOMMENDATION_ID"] = ["string"],
    };

    private AvroRecord(IReadOnlyList<AvroField> fields) => Fields = fields;

    public IReadOnlyList<AvroField> Fields { get; }

    /// <summary>The column of that name, or null.</summary>
    public AvroField? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>Reads a schema's text.</summary>
    /// <exception cref="ServiceError">It isn't an Avro record that datasets can have.</exception>
    public static AvroRecord Parse(string text)
    {
        JsonElement schema;
        try
        {
            schema = JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException error)
        {
            throw Invalid($"it is not JSON (line {error.LineNumber + 1}, position {error.BytePositionInLine + 1})");
        }

        if (schema.ValueKind != JsonValueKind.Object || Text(schema, "type") != "record")
        {
            throw Invalid("it must be an object whose 'type' is 'record'");
        }

        if (Text(schema, "name") is not { Length: > 0 })
        {
            throw Invalid("the record needs a 'name'");
        }

        if (!schema.TryGetProperty("fields", out var fields) || fields.ValueKind != JsonValueKind.Array || fields.GetArrayLength() == 0)
        {
            throw Invalid("the record needs 'fields', a list that is not empty");
        }

        var read = fields.EnumerateArray().Select(ReadField).ToList();
        return read.GroupBy(field => field.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw Invalid($"it has the field {twice.Key} more than once")
            : new AvroRecord(read);
    }

    private static AvroField ReadField(JsonElement field)
    {
        if (field.ValueKind != JsonValueKind.Object || Text(field, "name") is not { } name || !Name().IsMatch(name))
        {
            throw Invalid("every field must be an object with a 'name' of letters, digits and underscores");
        }

        if (!field.TryGetProperty("type", out var type))
        {
            throw Invalid($"the field {name} needs a 'type'");
        }

        List<string?> types = type.ValueKind switch
        {
            JsonValueKind.String => [type.GetString()],
            JsonValueKind.Array => [.. type.EnumerateArray().Select(each => each.ValueKind == JsonValueKind.String ? each.GetString() : null)],
            _ => [null],
        };
        if (types.Count == 0 || types.Exists(each => !KnownTypes.Contains(each)))
        {
            throw Invalid($"the type of the field {name} must be one of {string.Join(", ", KnownTypes)}, or a list of them");
        }

        if (Reserved.TryGetValue(name, out var reserved) && types.Exists(each => each != "null" && !reserved.Contains(each)))
        {
            throw Invalid($"the field {name} is reserved and must be of type {string.Join(" or ", reserved)}");
        }

        return new AvroField(name, types!, Flag(field, "categorical"), Flag(field, "textual"));
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => string.Equals(value.GetString(), "true", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static ServiceError Invalid(string why) => ServiceError.InvalidInput($"The schema is not a valid Avro schema: {why}.");

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Name();
}
