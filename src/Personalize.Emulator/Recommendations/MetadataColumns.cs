using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Records;
using Personalize.Emulator.Resources;

namespace Personalize.Emulator.Recommendations;

/// <summary>The columns of the items that an answer is to carry.</summary>
internal sealed class MetadataColumns
{
    private const int MaxColumns = 10;

    private readonly RecordTable _items;
    private readonly IReadOnlyList<int> _columns;

    private MetadataColumns(RecordTable items, IReadOnlyList<int> columns)
    {
        _items = items;
        _columns = columns;
    }

    /// <summary>What <c>metadataColumns</c> asks for; null where it asks for nothing.</summary>
    /// <exception cref="ServiceError">The source doesn't give metadata, or there is no such column.</exception>
    public static MetadataColumns? Of(OperationCall call, RecommendationSource source)
    {
        if (!call.Input.TryGetProperty("metadataColumns", out var member)
            || member.ValueKind != JsonValueKind.Object
            || member.EnumerateObject().Select(entry => (JsonProperty?)entry).FirstOrDefault() is not { } asked)
        {
            return null;
        }

        if (!source.GivesMetadata)
        {
            throw ServiceError.InvalidInput($"{source.Arn} gives no metadata: enableMetadataWithRecommendations must be true in its configuration.");
        }

        if (!asked.Name.Equals(DatasetTypes.Items, StringComparison.OrdinalIgnoreCase))
        {
            throw ServiceError.InvalidInput($"metadataColumns are columns of {DatasetTypes.Items}, not of {asked.Name}.");
        }

        List<string> names = [.. asked.Value.EnumerateArray().Select(name => name.GetString()!)];
        if (names.Count > MaxColumns)
        {
            throw ServiceError.InvalidInput($"metadataColumns may name {MaxColumns} columns, and name {names.Count}.");
        }

        var schema = source.Records.Items.Schema;
        return new MetadataColumns(source.Records.Items, names.ConvertAll(name => schema.Find(name) is >= 0 and var column
            ? column
            : throw ServiceError.InvalidInput(
                $"The {DatasetTypes.Items} dataset has no column {name}; "
                + (schema.Fields.Count == 0 ? "there is no such dataset." : $"it has {string.Join(", ", schema.Fields.Select(field => field.Name))}."))));
    }

    /// <summary>Writes the columns of an item, named in small letters as the service does; a value that isn't there is left out.</summary>
    public void Write(JsonOutput output, int item)
    {
        output.BeginObject("metadata");
        var values = item < 0 ? null : _items.Values(item);
        foreach (var column in _columns)
        {
            if (values?[column] is { } value)
            {
                output.Member(_items.Schema.Fields[column].Name.ToLowerInvariant(), RecordSchema.ToText(value));
            }
        }

        output.EndObject();
    }
}
