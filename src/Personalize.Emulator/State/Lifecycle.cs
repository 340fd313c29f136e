using System;
using System.Collections.Generic;
using System.Linq;

namespace Personalize.Emulator.State;

/// <summary>A state, when it begins, and why it is one of failure.</summary>
internal sealed record LifecycleStep(DateTimeOffset At, string Status, string? FailureReason = null);

/// <summary>Something that lives through states: a resource, or a change of one.</summary>
internal interface ILiving
{
    Lifecycle Lifecycle { get; }
}

/// <summary>
/// What becomes of a resource and when: laid down when it is created, or when somebody intervenes, and read against the clock. So a
/// clock that jumps a week ahead needs nobody to catch up.
/// </summary>
internal sealed class Lifecycle
{
    private readonly LifecycleStep[] _steps;

    private Lifecycle(IEnumerable<LifecycleStep> steps) => _steps = [.. steps];

    /// <summary>All that was and will be, the earliest first.</summary>
    public IReadOnlyList<LifecycleStep> Steps => _steps;

    /// <summary>When the resource was created.</summary>
    public DateTimeOffset Created => _steps[0].At;

    /// <summary>A life that begins with <paramref name="status"/>.</summary>
    public static Lifecycle Begin(DateTimeOffset created, string status) => new([new LifecycleStep(created, status)]);

    /// <summary>A life from its steps, the earliest first.</summary>
    public static Lifecycle Of(IReadOnlyList<LifecycleStep> steps) =>
        steps.Count > 0 ? new(steps) : throw new ArgumentException("A life has at least one step.", nameof(steps));

    /// <summary>A resource that was there at once and stays as it is.</summary>
    public static Lifecycle Standing(DateTimeOffset created) => Begin(created, Status.Active);

    /// <summary>The same life with one more state, <paramref name="after"/> the last one began.</summary>
    public Lifecycle Then(TimeSpan after, string status, string? failureReason = null) =>
        new(_steps.Append(new LifecycleStep(_steps[^1].At + after, status, failureReason)));

    /// <summary>What was to come is void: from <paramref name="now"/> on it is <paramref name="status"/>.</summary>
    public Lifecycle Divert(DateTimeOffset now, string status) =>
        new(_steps.Where(step => step.At < now).Append(new LifecycleStep(now, status)));

    /// <summary>The state at a time, with its beginning: that is when the resource was last updated.</summary>
    public LifecycleStep At(DateTimeOffset now)
    {
        var current = _steps[0];
        foreach (var step in _steps)
        {
            if (step.At <= now)
            {
                current = step;
            }
        }

        return current;
    }
}
