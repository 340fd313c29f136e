using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace Personalize.Shell.Cmdlets.Support;

/// <summary>Comma-separated values: quotes around values, doubled inside them, line breaks allowed between them.</summary>
internal static class CsvText
{
    public static void Write(TextWriter writer, IEnumerable<string?> values, char delimiter, string useQuotes) =>
        writer.WriteLine(string.Join(delimiter, values.Select(value => Quote(value, delimiter, useQuotes))));

    /// <summary>The rows, each read as it is asked for; lines that are empty or comments (#) before the first row are passed over.</summary>
    public static IEnumerable<string[]> Read(TextReader reader, char delimiter)
    {
        var isFirst = true;
        while (reader.Peek() >= 0)
        {
            if (isFirst && reader.Peek() == '#')
            {
                reader.ReadLine();
                continue;
            }

            var row = ReadRow(reader, delimiter);
            if (row is not [""])
            {
                isFirst = false;
                yield return row;
            }
        }
    }

    /// <summary>The rows as objects; the first row names the columns where <paramref name="header"/> does not.</summary>
    public static IEnumerable<PSObject> Objects(TextReader reader, char delimiter, string[]? header)
    {
        var columns = header;
        foreach (var values in Read(reader, delimiter))
        {
            if (columns is null)
            {
                columns = values;
                continue;
            }

            var row = new PSObject();
            for (var i = 0; i < columns.Length; i++)
            {
                row.Properties.Add(new PSNoteProperty(columns[i], i < values.Length ? values[i] : null));
            }

            yield return row;
        }
    }

    private static string? Quote(string? value, char delimiter, string useQuotes)
    {
        // Null is told from an empty text by having no quotes.
        var quotes = value is not null && (useQuotes.Equals("Always", StringComparison.OrdinalIgnoreCase)
            || (useQuotes.Equals("AsNeeded", StringComparison.OrdinalIgnoreCase) && value.AsSpan().ContainsAny([delimiter, '"', '\r', '\n'])));
        return quotes ? $"\"{value!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }

    private static string[] ReadRow(TextReader reader, char delimiter)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        var quoted = false;
        while (reader.Read() is >= 0 and var code)
        {
            var character = (char)code;
            if (quoted && character == '"' && reader.Peek() != '"')
            {
                quoted = false;
            }
            else if (quoted)
            {
                value.Append(character);
                if (character == '"')
                {
                    reader.Read();
                }
            }
            else if (character == '"' && value.Length == 0)
            {
                quoted = true;
            }
            else if (character == delimiter)
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else if (character == '\n')
            {
                break;
            }
            else if (character != '\r')
            {
                value.Append(character);
            }
        }

        values.Add(value.ToString());
        return values.ToArray();
    }
}
