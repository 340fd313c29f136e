using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Personalize.Emulator.Records;

/// <summary>
/// Reads CSV as RFC 4180 has it: fields separated by commas, in double quotes where they hold commas, quotes (doubled) or line ends;
/// lines ended by CRLF or LF. Lines without anything in them are passed over.
/// </summary>
internal sealed class CsvReader(TextReader reader)
{
    private readonly StringBuilder _field = new();
    private readonly List<string> _fields = [];

    /// <summary>The line on which the record that was read last begins, counted from 1.</summary>
    public int Line { get; private set; }

    private int Lines { get; set; } = 1;

    /// <summary>The fields of the next record; null at the end. The list is filled anew by the next call.</summary>
    /// <exception cref="FormatException">A quote is where none may be, or is never closed.</exception>
    public IReadOnlyList<string>? Read()
    {
        while (reader.Peek() >= 0)
        {
            _fields.Clear();
            Line = Lines;
            while (ReadField())
            {
            }

            if (_fields.Count > 1 || _fields[0].Length > 0)
            {
                return _fields;
            }
        }

        return null;
    }

    /// <summary>Reads one field; true where another follows in the record.</summary>
    private bool ReadField()
    {
        _field.Clear();
        if (reader.Peek() == '"')
        {
            ReadQuoted();
        }
        else
        {
            while (reader.Peek() is var next and not (-1 or ',' or '\r' or '\n'))
            {
                _field.Append(next == '"' ? throw Wrong("a quote stands inside a field that doesn't begin with one") : (char)next);
                reader.Read();
            }
        }

        _fields.Add(_field.ToString());
        switch (reader.Read())
        {
            case ',':
                return true;
            case '\r':
                if (reader.Peek() == '\n')
                {
                    reader.Read();
                }

                Lines++;
                return false;
            case '\n':
                Lines++;
                return false;
            default:
                return false;
        }
    }

    private void ReadQuoted()
    {
        reader.Read();
        while (true)
        {
            var next = reader.Read();
            if (next < 0)
            {
                throw Wrong("a quoted field is not closed");
            }

            if (next != '"')
            {
                Lines += next == '\n' ? 1 : 0;
                _field.Append((char)next);
            }
            else if (reader.Peek() == '"')
            {
                reader.Read();
                _field.Append('"');
            }
            else
            {
                break;
            }
        }

        if (reader.Peek() is not (-1 or ',' or '\r' or '\n'))
        {
            throw Wrong("something follows a quoted field");
        }
    }

    private FormatException Wrong(string problem) => new($"Line {Line} is not CSV: {problem}.");
}
