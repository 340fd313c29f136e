using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>
/// When solutions train by themselves: within an hour of becoming ACTIVE if nobody trained them by hand, and then at the interval of
/// their schedule, counted from the newest version.
/// </summary>
internal static class AutomaticTraining
{
    private static readonly TimeSpan First = TimeSpan.FromHours(1);

    /// <summary>The trainings that are due by a time and haven't begun, the earliest first.</summary>
    /// <param name="state">Where the versions are.</param>
    /// <param name="solution">The solution.</param>
    /// <param name="now">The time.</param>
    /// <param name="last">The last training, where that is not among the versions yet.</param>
    public static IEnumerable<DateTimeOffset> Due(ServiceState state, Solution solution, DateTimeOffset now, DateTimeOffset? last = null)
    {
        if (solution.PerformAutoTraining != true)
        {
            yield break;
        }

        var interval = Interval(solution.SolutionConfig);
        var since = solution.AutoTrainingSince ?? solution.Lifecycle.Steps.FirstOrDefault(step => step.Status == Status.Active)?.At;
        if (since is not { } active)
        {
            yield break;
        }

        var versions = state.SolutionVersions.Store.Within(solution.Arn);
        last ??= versions.Count == 0 ? null : versions[^1].Created;
        var next = last is { } before ? Later(before + interval, active + First) : active + First;
        for (; next <= now; next += interval)
        {
            if (solution.IsActive(next))
            {
                yield return next;
            }
        }
    }

    /// <summary>How long there is between two trainings.</summary>
    public static TimeSpan Interval(JsonElement? config)
    {
        var days = config is { } settings
            && settings.TryGetProperty("autoTrainingConfig", out var training)
            && training.TryGetProperty("schedulingExpression", out var expression)
            ? Days(expression.GetString()!)
            : 7;
        return TimeSpan.FromDays(days);
    }

    /// <summary>The number in <c>rate(7 days)</c>.</summary>
    public static int Days(string expression) =>
        int.TryParse(expression["rate(".Length..].Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
