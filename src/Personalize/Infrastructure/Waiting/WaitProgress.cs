using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>The progress bars of a wait: one a resource, with its state and the time since it began, and one over all where there are several.</summary>
/// <param name="write">Shows a bar.</param>
/// <param name="targets">What is waited for.</param>
internal sealed class WaitProgress(Action<ProgressRecord> write, IReadOnlyList<WaitTarget> targets)
{
    // Apart from the ids that scripts use for bars of their own.
    private const int FirstId = 77_000_000;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Dictionary<WaitTarget, Bar> _bars = BarsOf(targets);
    private int _ended;

    /// <summary>The time since the wait began: hours, minutes and seconds.</summary>
    public string Time => $"{Text((int)_clock.Elapsed.TotalHours)}:{_clock.Elapsed:mm\\:ss}";

    /// <summary>Notes a state; true where it is another one than before.</summary>
    public bool Note(WaitTarget target, string state)
    {
        var bar = _bars[target];
        var changed = bar.State != state;
        bar.State = state;
        if (changed)
        {
            Show(target, bar);
        }

        return changed;
    }

    /// <summary>Shows the time that passed.</summary>
    public void ShowAll()
    {
        foreach (var pair in _bars)
        {
            if (!pair.Value.Ended)
            {
                Show(pair.Key, pair.Value);
            }
        }
    }

    /// <summary>Takes the bar of a resource away.</summary>
    public void End(WaitTarget target)
    {
        var bar = _bars[target];
        bar.Ended = true;
        _ended++;
        Show(target, bar);
        if (targets.Count > 1)
        {
            write(new ProgressRecord(FirstId, "Waiting", $"{Text(_ended)} of {Text(targets.Count)} have come to their end.")
            {
                PercentComplete = 100 * _ended / targets.Count,
                RecordType = _ended == targets.Count ? ProgressRecordType.Completed : ProgressRecordType.Processing,
            });
        }
    }

    private static Dictionary<WaitTarget, Bar> BarsOf(IReadOnlyList<WaitTarget> targets)
    {
        var bars = new Dictionary<WaitTarget, Bar>();
        for (var i = 0; i < targets.Count; i++)
        {
            bars[targets[i]] = new Bar { Id = FirstId + 1 + i };
        }

        return bars;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Show(WaitTarget target, Bar bar) => write(
        new ProgressRecord(bar.Id, $"{target.Kind.Name} {Display.NameOf(target.Arn)}", $"{bar.State ?? "asking"}, {Time}")
        {
            ParentActivityId = targets.Count > 1 ? FirstId : -1,
            RecordType = bar.Ended ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        });

    private sealed class Bar
    {
        public int Id { get; init; }

        public string? State { get; set; }

        public bool Ended { get; set; }
    }
}
