using System;
using System.Diagnostics;

namespace Personalize.Emulator;

/// <summary>
/// The emulator's time: real time, multiplied. It can be sped up, stopped and stepped, and it never goes back. Everything that
/// happens to resources by itself is computed from it when somebody looks; there are no timers.
/// </summary>
internal sealed class EmulatorClock
{
    /// <summary>The greatest speed.</summary>
    public const int MaxSpeed = 1_000_000;

    /// <summary>The farthest that it can be advanced at once.</summary>
    public static readonly TimeSpan MaxStep = TimeSpan.FromDays(365 * 100);

    private readonly object _gate = new();
    private DateTimeOffset _base;
    private long _baseTicks = Stopwatch.GetTimestamp();
    private double _speed;
    private bool _frozen;

    public EmulatorClock(double speed = 1, bool frozen = false)
    {
        CheckSpeed(speed);

        // Whole milliseconds are all that the wire carries.
        Start = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        _base = Start;
        _speed = speed;
        _frozen = frozen;
    }

    /// <summary>When it was started, by itself and in reality.</summary>
    public DateTimeOffset Start { get; }

    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                return Read();
            }
        }
    }

    /// <summary>How many of its seconds pass in a real one.</summary>
    public double Speed
    {
        get
        {
            lock (_gate)
            {
                return _speed;
            }
        }

        set
        {
            CheckSpeed(value);
            lock (_gate)
            {
                Rebase();
                _speed = value;
            }
        }
    }

    public bool Frozen
    {
        get
        {
            lock (_gate)
            {
                return _frozen;
            }
        }

        set
        {
            lock (_gate)
            {
                Rebase();
                _frozen = value;
            }
        }
    }

    /// <summary>Steps forward.</summary>
    public void Advance(TimeSpan time)
    {
        if (time < TimeSpan.Zero || time > MaxStep)
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "The clock can be advanced by 0 seconds to 100 years.");
        }

        lock (_gate)
        {
            Rebase();
            _base += time;
        }
    }

    /// <summary>Steps forward to a time, where that isn't past already.</summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        lock (_gate)
        {
            Rebase();
            _base = time > _base ? time : _base;
        }
    }

    private static void CheckSpeed(double speed)
    {
        if (!(speed is > 0 and <= MaxSpeed))
        {
            throw new ArgumentOutOfRangeException(
                nameof(speed), speed, $"The clock's speed must be more than 0 and at most {MaxSpeed}; to stop it, freeze it.");
        }
    }

    private DateTimeOffset Read() => _frozen ? _base : _base + (Stopwatch.GetElapsedTime(_baseTicks) * _speed);

    private void Rebase()
    {
        _base = Read();
        _baseTicks = Stopwatch.GetTimestamp();
    }
}
