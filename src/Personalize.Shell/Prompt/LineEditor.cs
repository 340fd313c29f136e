using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text;
using Personalize.Shell.Host;

namespace Personalize.Shell.Prompt;

/// <summary>
/// Reads one line from a terminal: arrows, Home and End, Backspace and Delete, history with Up and Down, completion with Tab and
/// Shift+Tab. Ctrl+C gives the line up.
/// </summary>
internal sealed class LineEditor
{
    private readonly string _prompt;
    private readonly int _promptWidth;
    private readonly IReadOnlyList<string> _history;
    private readonly Func<string, int, CommandCompletion?>? _complete;
    private readonly StringBuilder _text = new();
    private int _cursor;
    private int _cursorRow;
    private bool _isStale;
    private int _historyIndex;
    private string _typed = "";
    private CommandCompletion? _completion;
    private int _completedLength;

    public LineEditor(string prompt, IReadOnlyList<string> history, Func<string, int, CommandCompletion?>? complete)
    {
        _prompt = prompt;
        // Only the prompt's last line shares its row with the text.
        _promptWidth = Cells.Width(Terminal.Plain(prompt[(prompt.LastIndexOf('\n') + 1)..]));
        _history = history;
        _historyIndex = history.Count;
        _complete = complete;
    }

    /// <summary>An editor for an answer, where the question is on the screen already and ends at <paramref name="column"/>.</summary>
    public LineEditor(int column)
        : this("", [], null)
    {
        _promptWidth = column;
    }

    /// <summary>The line, or null if Ctrl+C gave it up.</summary>
    public string? Read()
    {
        if (!Terminal.IsAnsi)
        {
            Console.Out.Write(_prompt);
            return Console.In.ReadLine();
        }

        Console.Out.Write(_prompt);
        Console.TreatControlCAsInput = true;
        try
        {
            while (true)
            {
                var key = Console.ReadKey(intercept: true);
                if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control })
                {
                    Finish();
                    Console.Out.WriteLine("^C");
                    return null;
                }

                if (key.Key == ConsoleKey.Enter)
                {
                    Finish();
                    Console.Out.WriteLine();
                    return _text.ToString();
                }

                Handle(key);
                // Keys that wait already, of a paste for instance, are drawn together with the last of them.
                if (_isStale && !Console.KeyAvailable)
                {
                    Draw();
                }
            }
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    private void Handle(ConsoleKeyInfo key)
    {
        if (key.Key == ConsoleKey.Tab)
        {
            Complete(forward: !key.Modifiers.HasFlag(ConsoleModifiers.Shift));
            return;
        }

        _completion = null;
        var control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow:
                MoveTo(control ? WordStart() : Before(_cursor));
                break;
            case ConsoleKey.RightArrow:
                MoveTo(control ? WordEnd() : After(_cursor));
                break;
            case ConsoleKey.Home:
            case ConsoleKey.A when control:
                MoveTo(0);
                break;
            case ConsoleKey.End:
            case ConsoleKey.E when control:
                MoveTo(_text.Length);
                break;
            case ConsoleKey.Backspace:
            case ConsoleKey.H when control:
                Remove(Before(_cursor), _cursor);
                break;
            case ConsoleKey.Delete:
                Remove(_cursor, After(_cursor));
                break;
            case ConsoleKey.W when control:
                Remove(WordStart(), _cursor);
                break;
            case ConsoleKey.U when control:
                Remove(0, _cursor);
                break;
            case ConsoleKey.K when control:
                Remove(_cursor, _text.Length);
                break;
            case ConsoleKey.Escape:
                Replace("");
                break;
            case ConsoleKey.L when control:
                Console.Out.Write("\e[H\e[2J" + _prompt);
                _cursorRow = 0;
                _isStale = true;
                break;
            case ConsoleKey.UpArrow:
                Recall(_historyIndex - 1);
                break;
            case ConsoleKey.DownArrow:
                Recall(_historyIndex + 1);
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    _text.Insert(_cursor++, key.KeyChar);
                    _isStale = true;
                }

                break;
        }
    }

    /// <summary>Shows an earlier line, or the one being typed after the last of them.</summary>
    private void Recall(int index)
    {
        if (index < 0 || index > _history.Count || index == _historyIndex)
        {
            return;
        }

        if (_historyIndex == _history.Count)
        {
            _typed = _text.ToString();
        }

        _historyIndex = index;
        Replace(index == _history.Count ? _typed : _history[index]);
    }

    /// <summary>Puts the next possibility in place of what was typed, or of the possibility before it.</summary>
    private void Complete(bool forward)
    {
        if (_completion is null)
        {
            _completion = _complete?.Invoke(_text.ToString(), _cursor);
            _completedLength = _completion?.ReplacementLength ?? 0;
        }

        if (_completion?.GetNextResult(forward) is not { } result)
        {
            return;
        }

        _text.Remove(_completion.ReplacementIndex, _completedLength).Insert(_completion.ReplacementIndex, result.CompletionText);
        _completedLength = result.CompletionText.Length;
        _cursor = _completion.ReplacementIndex + _completedLength;
        _isStale = true;
    }

    private void Remove(int start, int end)
    {
        if (end > start)
        {
            _text.Remove(start, end - start);
            _cursor = start;
            _isStale = true;
        }
    }

    private void Replace(string text)
    {
        _text.Clear().Append(text);
        _cursor = text.Length;
        _isStale = true;
    }

    private int Before(int index) => index == 0 ? 0 : index > 1 && char.IsLowSurrogate(_text[index - 1]) ? index - 2 : index - 1;

    private int After(int index) =>
        index == _text.Length ? index : index + 1 < _text.Length && char.IsHighSurrogate(_text[index]) ? index + 2 : index + 1;

    private int WordStart()
    {
        var index = _cursor;
        while (index > 0 && !char.IsLetterOrDigit(_text[index - 1]))
        {
            index--;
        }

        while (index > 0 && char.IsLetterOrDigit(_text[index - 1]))
        {
            index--;
        }

        return index;
    }

    private int WordEnd()
    {
        var index = _cursor;
        while (index < _text.Length && char.IsLetterOrDigit(_text[index]))
        {
            index++;
        }

        while (index < _text.Length && !char.IsLetterOrDigit(_text[index]))
        {
            index++;
        }

        return index;
    }

    /// <summary>Shows the whole line and leaves the cursor behind it.</summary>
    private void Finish()
    {
        _cursor = _text.Length;
        Draw();
    }

    private void Draw()
    {
        _isStale = false;
        var output = new StringBuilder();
        output.Append(Up(_cursorRow)).Append('\r').Append(Right(_promptWidth)).Append("\e[J").Append(_text);
        var (endRow, endColumn) = Position(_text.Length);
        if (endColumn == 0 && endRow > 0)
        {
            // A terminal wraps only when the next character comes; this one makes it do so now.
            output.Append(" \r");
        }

        var (row, column) = Position(_cursor);
        output.Append(Up(endRow - row)).Append('\r').Append(Right(column));
        _cursorRow = row;
        Console.Out.Write(output);
    }

    private void MoveTo(int index)
    {
        _cursor = index;
        _isStale = true;
    }

    private (int Row, int Column) Position(int index) =>
        Math.DivRem(_promptWidth + Cells.Width(_text.ToString(0, index)), Terminal.Width);

    private static string Up(int rows) => rows > 0 ? $"\e[{rows}A" : "";

    private static string Right(int columns) => columns > 0 ? $"\e[{columns}C" : "";
}
