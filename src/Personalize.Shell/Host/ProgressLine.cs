using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading;

namespace Personalize.Shell.Host;

/// <summary>
/// Progress as pwsh's minimal view shows it, one line an activity below what is written; nothing where output is not a terminal.
/// </summary>
internal sealed class ProgressLine
{
    private const long DrawEveryMilliseconds = 100;

    private readonly Lock _lock = new();
    private readonly List<(long Source, ProgressRecord Record)> _activities = [];
    private int _linesShown;
    private long _lastDrawn = long.MinValue / 2;

    /// <summary>Takes a record in, and shows it unless something was shown a moment ago.</summary>
    public void Update(long source, ProgressRecord record)
    {
        if (!Terminal.IsAnsi)
        {
            return;
        }

        lock (_lock)
        {
            var index = _activities.FindIndex(known => known.Source == source && known.Record.ActivityId == record.ActivityId);
            if (record.RecordType == ProgressRecordType.Completed)
            {
                if (index >= 0)
                {
                    _activities.RemoveAt(index);
                    Draw();
                }

                return;
            }

            if (index >= 0)
            {
                _activities[index] = (source, record);
            }
            else
            {
                _activities.Add((source, record));
            }

            if (index < 0 || Environment.TickCount64 - _lastDrawn >= DrawEveryMilliseconds)
            {
                Draw();
            }
        }
    }

    /// <summary>Writes text where the progress stands, and the progress below it.</summary>
    public void WriteAbove(Action write, bool endsLine)
    {
        lock (_lock)
        {
            if (_linesShown == 0)
            {
                write();
                return;
            }

            Erase();
            write();
            if (endsLine)
            {
                Draw();
            }
        }
    }

    /// <summary>Forgets all activities and takes them off the screen.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _activities.Clear();
            Erase();
        }
    }

    private void Draw()
    {
        Erase();
        var lines = Lines().Take(Math.Max(1, Terminal.Height / 3)).ToList();
        if (lines.Count == 0)
        {
            return;
        }

        Console.Out.Write(string.Join('\n', lines) + "\r");
        _linesShown = lines.Count;
        _lastDrawn = Environment.TickCount64;
    }

    private void Erase()
    {
        if (_linesShown == 0)
        {
            return;
        }

        // The cursor stands at the start of the last line shown.
        var up = _linesShown > 1 ? $"\e[{_linesShown - 1}A" : "";
        Console.Out.Write($"{up}\r\e[J");
        _linesShown = 0;
    }

    /// <summary>Parents before their children, each child indented below its parent.</summary>
    private IEnumerable<string> Lines(int parent = -1, int depth = 0)
    {
        foreach (var (_, record) in _activities)
        {
            var isRoot = !_activities.Exists(other => other.Record.ActivityId == record.ParentActivityId);
            if (depth == 0 ? isRoot : record.ParentActivityId == parent)
            {
                yield return Line(record, depth);
                foreach (var line in Lines(record.ActivityId, depth + 1))
                {
                    yield return line;
                }
            }
        }
    }

    private static string Line(ProgressRecord record, int depth)
    {
        var style = PSStyle.Instance;
        var width = Terminal.Width - 1;
        if (style.Progress.MaxWidth > 0)
        {
            width = Math.Min(width, style.Progress.MaxWidth);
        }

        var indent = new string(' ', depth * 2);
        var activity = Fit(record.Activity, width / 2);
        var bar = Math.Max(4, width - indent.Length - activity.Length - 3);
        var time = record.SecondsRemaining >= 0 ? $"{record.SecondsRemaining}s " : "";
        var status = new StringBuilder(Fit(record.StatusDescription, bar - time.Length - 1).PadRight(bar - time.Length)).Append(time);
        var done = record.PercentComplete < 0 ? 0 : Math.Min(bar, bar * record.PercentComplete / 100);
        if (!Terminal.HasColour)
        {
            return $"{indent}{activity} [{status}]";
        }

        status.Insert(done, style.ReverseOff).Insert(0, style.Reverse);
        return $"{indent}{style.Progress.Style}{activity} [{status}]{style.Reset}";
    }

    private static string Fit(string text, int width)
    {
        var line = text.ReplaceLineEndings(" ");
        return width < 1 ? "" : line.Length <= width ? line : string.Concat(line.AsSpan(0, width - 1), "…");
    }
}
