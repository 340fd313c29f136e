using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Records;

namespace Personalize.Emulator.Recommendations;

/// <summary>
/// How likely a user is to take an action: how often it was taken of the times that it came up, by all and, where there is something
/// to tell by, by the user; helped by what those took who took the user's actions.
/// </summary>
internal static class ActionScores
{
    private const string Taken = "taken";

    /// <summary>How many times of all count as much as one of the user's own.</summary>
    private const double OwnWeight = 3;

    /// <summary>The actions that pass, the likeliest first, with their scores between 0 and 1.</summary>
    public static IReadOnlyList<(int Action, double Score)> Best(
        GroupRecords records, string userId, DateTimeOffset now, int count, Func<int, bool> passes)
    {
        var actions = records.Actions;
        var index = records.ActionIndex();
        var user = records.Users.Find(userId);
        var own = index.Of(user).ToLookup(interaction => interaction.Item);
        var (taken, seen) = Totals(records);
        var companions = own
            .Where(group => group.Any(IsTaken))
            .SelectMany(group => index.Companions(group.Key).Select(pair => (pair.Key, Share: (double)pair.Value / index.Audience(group.Key))))
            .ToLookup(pair => pair.Key, pair => pair.Share);
        var best = new List<(int Action, double Score)>();
        for (var action = 0; action < actions.Places; action++)
        {
            if ((actions.Values(action) is null && seen[action] == 0) || IsOver(actions, action, own[action], now) || !passes(action))
            {
                continue;
            }

            var (mine, of) = (own[action].Count(IsTaken), own[action].Count());
            var propensity = (taken[action] + (OwnWeight * mine) + 0.5) / (seen[action] + (OwnWeight * of) + 1);
            var help = companions[action].DefaultIfEmpty().Max();
            best.Add((action, propensity + ((1 - propensity) * 0.3 * Math.Min(1, help))));
        }

        return [.. best.OrderByDescending(pair => pair.Score).ThenBy(pair => actions.Id(pair.Action), StringComparer.Ordinal).Take(count)];
    }

    private static bool IsTaken(Interaction interaction) => interaction.EventType.Equals(Taken, StringComparison.OrdinalIgnoreCase);

    private static (int[] Taken, int[] Seen) Totals(GroupRecords records)
    {
        var (taken, seen) = (new int[records.Actions.Places], new int[records.Actions.Places]);
        foreach (var interaction in records.ActionInteractions.Entries.Where(interaction => interaction.Item != Interaction.Nobody))
        {
            seen[interaction.Item]++;
            taken[interaction.Item] += IsTaken(interaction) ? 1 : 0;
        }

        return (taken, seen);
    }

    /// <summary>Whether an action has expired, or was taken so lately that it is not to be repeated yet.</summary>
    private static bool IsOver(RecordTable actions, int action, IEnumerable<Interaction> own, DateTimeOffset now)
    {
        if (actions.Values(action) is not { } values)
        {
            return false;
        }

        var expires = Number("ACTION_EXPIRATION_TIMESTAMP");
        var days = Number("REPEAT_FREQUENCY");
        var present = now.ToUnixTimeMilliseconds();
        return expires * 1000 < present
            || (days is { } pause && own.Any(interaction => IsTaken(interaction)
                && present - interaction.Timestamp < TimeSpan.FromDays(pause).TotalMilliseconds));

        double? Number(string field) => actions.Schema.Find(field) is >= 0 and var column ? values[column] as double? : null;
    }
}
