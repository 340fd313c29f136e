using System;
using System.Collections.Generic;
using System.Linq;

namespace Personalize.Emulator.Records;

/// <summary>One record, with the schema that tells what its values are.</summary>
internal sealed record RecordView(RecordSchema Schema, object?[] Values)
{
    /// <summary>The values of a field as texts: more than one where categories are separated by pipes.</summary>
    public IEnumerable<string> Texts(string field)
    {
        var column = Schema.Find(field);
        return column < 0 || Values[column] is not { } value ? [] : RecordSchema.ToText(value).Split('|');
    }
}

/// <summary>
/// The items, users or actions of a dataset group. An id has its place from the first time that it is met, in a record or in an
/// interaction; what is known of it may come later or never.
/// </summary>
/// <param name="idField">The field that holds the id, e.g. <c>ITEM_ID</c>.</param>
internal sealed class RecordTable(string idField)
{
    private readonly Dictionary<string, int> _places = [];
    private readonly List<string> _ids = [];
    private readonly List<object?[]?> _values = [];
    private readonly List<string?> _properties = [];
    private readonly List<int> _written = [];
    private readonly HashSet<int> _imported = [];

    /// <summary>The field that holds the id.</summary>
    public string IdField { get; } = idField;

    public RecordSchema Schema { get; private set; } = RecordSchema.Empty;

    /// <summary>How many ids have a place.</summary>
    public int Places => _ids.Count;

    /// <summary>The places of the records, in the order in which they first came.</summary>
    public IReadOnlyList<int> Written => _written;

    /// <summary>The place of an id, or -1.</summary>
    public int Find(string id) => _places.TryGetValue(id, out var place) ? place : -1;

    /// <summary>The place of an id, which it gets if it has none.</summary>
    public int PlaceOf(string id)
    {
        if (!_places.TryGetValue(id, out var place))
        {
            place = _ids.Count;
            _places.Add(id, place);
            _ids.Add(id);
            _values.Add(null);
            _properties.Add(null);
        }

        return place;
    }

    public string Id(int place) => _ids[place];

    /// <summary>The values of a record by column, or null where there is none.</summary>
    public object?[]? Values(int place) => _values[place];

    /// <summary>The properties that a record was written with, or null.</summary>
    public string? Properties(int place) => _properties[place];

    /// <summary>Whether an import brought a record.</summary>
    public bool IsImported(int place) => _imported.Contains(place);

    /// <summary>The record of an id, or null.</summary>
    public RecordView? View(string? id) =>
        id is not null && Find(id) is >= 0 and var place && _values[place] is { } values ? new RecordView(Schema, values) : null;

    /// <summary>Adds a record, or replaces the one of that id.</summary>
    public void Put(string id, object?[] values, string? properties, bool imported = false)
    {
        var place = PlaceOf(id);
        if (_values[place] is null)
        {
            _written.Add(place);
        }

        _values[place] = values;
        _properties[place] = properties;
        if (imported)
        {
            _imported.Add(place);
        }
        else
        {
            _imported.Remove(place);
        }
    }

    /// <summary>Takes away the record of a place.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(int place)
    {
        if (_values[place] is null)
        {
            return false;
        }

        _values[place] = null;
        _properties[place] = null;
        _written.Remove(place);
        _imported.Remove(place);
        return true;
    }

    /// <summary>Takes away all records that an import brought; those that were written one by one stay.</summary>
    public void RemoveImported()
    {
        foreach (var place in _imported)
        {
            _values[place] = null;
            _properties[place] = null;
        }

        _written.RemoveAll(_imported.Contains);
        _imported.Clear();
    }

    /// <summary>Takes away all records.</summary>
    public void Clear()
    {
        foreach (var place in _written)
        {
            _values[place] = null;
            _properties[place] = null;
        }

        _written.Clear();
        _imported.Clear();
    }

    /// <summary>Has the columns of another schema from now on; values move to the columns of the same name.</summary>
    public void Conform(RecordSchema schema)
    {
        if (ReferenceEquals(schema, Schema))
        {
            return;
        }

        var from = schema.Fields.Select(field => Schema.Find(field.Name)).ToArray();
        foreach (var place in _written)
        {
            var old = _values[place]!;
            _values[place] = Array.ConvertAll(from, column => column < 0 ? null : old[column]);
        }

        Schema = schema;
    }
}
