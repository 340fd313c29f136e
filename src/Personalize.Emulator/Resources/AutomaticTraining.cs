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
    public static IEnumerable<DateTimeOffset> Due(ServiceState state, Solution solution, DateTimeOffset now)
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
        var next = versions.Count == 0 ? active + First : Later(versions[^1].Created + interval, active + First);
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
