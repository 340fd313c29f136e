using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;

namespace Personalize.Shell.Cmdlets;

/// <summary>Gives what JSON text stands for: custom objects, arrays, texts, numbers, truths.</summary>
[Cmdlet(VerbsData.ConvertFrom, "Json")]
public sealed class ConvertFromJsonCommand : PSCmdlet
{
    private readonly List<string> _lines = [];

    /// <summary>The text; the lines that come down the pipeline are one text.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = "";

    /// <summary>Gives hashtables in place of objects.</summary>
    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    /// <summary>Keeps an array of one an array.</summary>
    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _lines.Add(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var text = string.Join('\n', _lines);
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            WriteObject(Convert(document.RootElement), enumerateCollection: !NoEnumerate);
        }
        catch (JsonException exception)
        {
            ThrowTerminatingError(new ErrorRecord(
                new ArgumentException($"Conversion from JSON failed with error: {exception.Message}", exception),
                "Conversion from JSON failed with error",
                ErrorCategory.InvalidArgument,
                text));
        }
    }

    private object? Convert(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when AsHashtable:
                var table = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
                foreach (var member in element.EnumerateObject())
                {
                    table[member.Name] = Convert(member.Value);
                }

                return table;
            case JsonValueKind.Object:
                var result = new PSObject();
                foreach (var member in element.EnumerateObject())
                {
                    result.Properties.Add(new PSNoteProperty(member.Name, Convert(member.Value)));
                }

                return result;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Convert).ToArray();
            case JsonValueKind.String:
                // As pwsh does: what looks like a point in time becomes one.
                return element.GetString() is { Length: >= 19 } text && text[10] == 'T'
                    && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : element.GetString();
            case JsonValueKind.Number:
                return element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            default:
                return null;
        }
    }
}
