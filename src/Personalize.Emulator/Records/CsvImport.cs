using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.Records;

/// <summary>
/// Reads the CSV files of a dataset import. All of them are read before anything is changed, so that an import that fails leaves the
/// records as they were.
/// </summary>
internal sealed class CsvImport
{
    private static readonly string[] Common = ["USER_ID", "ITEM_ID", "ACTION_ID", "TIMESTAMP", "EVENT_TYPE",
        "EVENT_VALUE", "IMPRESSION", "RECOMMENDATION_ID", "EVENT_ATTRIBUTION_SOURCE"];

    private readonly string _datasetType;
    private readonly RecordSchema _schema;
    private readonly List<object?[]> _rows = [];

    private CsvImport(string datasetType, RecordSchema schema)
    {
        _datasetType = datasetType;
        _schema = schema;
    }

    /// <summary>How many records were read.</summary>
    public int Count => _rows.Count;

    /// <summary>Reads files.</summary>
    /// <exception cref="FormatException">One is not what the schema asks for; the message is the failure reason of the job.</exception>
    public static CsvImport Read(string datasetType, RecordSchema schema, IEnumerable<string> files)
    {
        var import = new CsvImport(datasetType, schema);
        foreach (var file in files)
        {
            try
            {
                using var reader = new StreamReader(file);
                import.Read(new CsvReader(reader), Path.GetFileName(file));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new FormatException(
                    $"Failed to create a data import job for {datasetType} dataset. {Path.GetFileName(file)} can't be read: {error.Message}", error);
            }
        }

        return import;
    }

    /// <summary>Puts what was read into the records: in place of earlier imports, or added to them.</summary>
    public void Apply(GroupRecords records, bool replace)
    {
        if (records.Table(_datasetType) is { } table)
        {
            Apply(table, replace);
        }
        else
        {
            Apply(records.Log(_datasetType), replace);
        }

        _rows.Clear();
    }

    private void Read(CsvReader csv, string file)
    {
        var header = csv.Read()?.Select(name => name.Trim('\uFEFF', ' ')).ToArray() ?? throw Wrong($"{file} is empty");
        var columns = Array.ConvertAll(header, _schema.Find);
        var missing = _schema.Fields.Where((field, column) => !field.Nullable && !columns.Contains(column)).Select(field => field.Name).ToList();
        if (missing.Count > 0)
        {
            throw Wrong($"Input CSV is missing the following columns: [{string.Join(", ", missing)}]. {file} has {string.Join(", ", header)}");
        }

        while (csv.Read() is { } fields)
        {
            if (fields.Count != header.Length)
            {
                throw Wrong($"Line {csv.Line} of {file} has {fields.Count} fields where its header has {header.Length}");
            }

            var row = new object?[_schema.Fields.Count];
            for (var i = 0; i < columns.Length; i++)
            {
                if (columns[i] >= 0)
                {
                    row[columns[i]] = Value(_schema.Fields[columns[i]], fields[i], csv.Line, file);
                }
            }

            _rows.Add(row);
        }
    }

    private object? Value(RecordField field, string text, int line, string file)
    {
        if (text.Length == 0)
        {
            return field.Nullable || field.Type == FieldType.Text && !field.Name.EndsWith("_ID", StringComparison.Ordinal)
                ? null
                : throw Wrong($"Line {line} of {file} has no {field.Name}");
        }

        if (field.Type != FieldType.Number)
        {
            return text;
        }

        return RecordSchema.ToNumber(text) is { } number ? number
            : throw Wrong($"Line {line} of {file} has the {field.Name} '{text}', which must be a number");
    }

    private void Apply(RecordTable table, bool replace)
    {
        table.Conform(_schema);
        if (replace)
        {
            table.RemoveImported();
        }

        var id = _schema.Find(table.IdField);
        foreach (var row in _rows)
        {
            table.Put(RecordSchema.ToText(row[id]!), row, properties: null, imported: true);
        }
    }

    private void Apply(InteractionLog log, bool replace)
    {
        if (replace)
        {
            log.RemoveImported();
        }

        var user = _schema.Find("USER_ID");
        var item = _schema.Find(log.Items.IdField);
        var time = _schema.Find("TIMESTAMP");
        var type = _schema.Find("EVENT_TYPE");

        // In the order in which they happened, as if they had come one by one.
        foreach (var row in time < 0 ? _rows : _rows.OrderBy(row => (double)row[time]!).AsEnumerable())
        {
            log.Add(new Interaction
            {
                User = log.Users.PlaceOf(RecordSchema.ToText(row[user]!)),
                Item = log.Items.PlaceOf(RecordSchema.ToText(row[item]!)),
                EventType = type < 0 || row[type] is not { } named ? string.Empty : string.Intern(RecordSchema.ToText(named)),
                Timestamp = time < 0 ? 0 : (long)((double)row[time]! * 1000),
                Imported = true,
                Details = Details(row),
            });
        }
    }

    private InteractionDetails? Details(object?[] row)
    {
        var value = Field("EVENT_VALUE");
        var impression = Field("IMPRESSION");
        var recommendation = Field("RECOMMENDATION_ID");
        var source = Field("EVENT_ATTRIBUTION_SOURCE");
        Dictionary<string, object> others = [];
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] is { } other && !Common.Contains(_schema.Fields[i].Name, StringComparer.OrdinalIgnoreCase))
            {
                others.Add(_schema.Fields[i].Name, other);
            }
        }

        return value is null && impression is null && recommendation is null && source is null && others.Count == 0
            ? null
            : new InteractionDetails
            {
                EventValue = value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture),
                Impression = impression is null ? null : RecordSchema.ToText(impression).Split('|'),
                RecommendationId = recommendation is null ? null : RecordSchema.ToText(recommendation),
                AttributionSource = source is null ? null : RecordSchema.ToText(source),
                Properties = others.Count == 0 ? null : JsonSerializer.Serialize(others, JsonOutput.Relaxed),
            };

        object? Field(string name) => _schema.Find(name) is >= 0 and var column ? row[column] : null;
    }

    private FormatException Wrong(string problem) => new($"Failed to create a data import job for {_datasetType} dataset. {problem}.");
}
