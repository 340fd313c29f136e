using System;
using System.Collections.Generic;
using Personalize.Emulator.Records;

namespace Personalize.Emulator.Recommendations;

/// <summary>
/// A number for each item: how likely it is the next choice. Items are scored by what their users have in common with the user or
/// item that is asked about, and by their popularity where that tells nothing. No chance is involved: the same records give the same
/// numbers.
/// </summary>
internal sealed class ItemScores
{
    /// <summary>How much of a user's score is popularity.</summary>
    private const double PopularityShare = 0.1;

    /// <summary>How much less each older item of a user counts.</summary>
    private const double Fading = 0.9;

    /// <summary>How much less an item is worth that the user has had already.</summary>
    private const double Repetition = 0.5;

    private readonly RecordTable _items;
    private readonly InteractionIndex _all;
    private readonly InteractionIndex _index;
    private readonly double[] _scores;
    private readonly bool[] _related;

    private ItemScores(RecordTable items, InteractionIndex all, InteractionIndex index)
    {
        _items = items;
        _all = all;
        _index = index;
        _scores = new double[items.Places];
        _related = new bool[items.Places];
    }

    /// <summary>Whether an item can be recommended at all: it has a record or interactions.</summary>
    public bool Knows(int item) => _items.Values(item) is not null || _all.Popularity(item) > 0;

    /// <summary>The score of an item.</summary>
    public double this[int item] => _scores[item];

    /// <summary>Whether more than its popularity speaks for an item.</summary>
    public bool IsRelated(int item) => _related[item];

    /// <summary>A score with as many digits as the service tells.</summary>
    public static double Rounded(double score) => Math.Round(score, 7);

    /// <summary>Scores for a user; -1 for one of whom nothing is known.</summary>
    /// <param name="records">The records.</param>
    /// <param name="index">The interactions that count.</param>
    /// <param name="user">The user.</param>
    /// <param name="preferNew">Whether something new is wanted rather than what the user has had.</param>
    public static ItemScores ForUser(GroupRecords records, InteractionIndex index, int user, bool preferNew)
    {
        var scores = new ItemScores(records.Items, records.Index(), index);
        var latest = index.Latest(user);
        var weight = 1.0;
        for (var i = latest.Count - 1; i >= 0; i--)
        {
            // What everybody has tells little of anybody.
            scores.AddCompanions(latest[i], weight * Math.Log((index.Users + 1.0) / index.Audience(latest[i])));
            weight *= Fading;
        }

        for (var item = 0; preferNew && latest.Count > 0 && item < scores._scores.Length; item++)
        {
            if (scores._related[item] && index.Knows(user, item))
            {
                scores._scores[item] *= Repetition;
            }
        }

        scores.Blend(PopularityShare);
        return scores;
    }

    /// <summary>Scores of what goes with an item; -1 for one that isn't known.</summary>
    public static ItemScores ForItem(GroupRecords records, InteractionIndex index, int item)
    {
        var scores = new ItemScores(records.Items, records.Index(), index);
        scores.AddCompanions(item, 1);
        scores.AddLikeness(item);

        // What has nothing to do with the item comes after all that has.
        scores.Blend(1e-6);
        return scores;
    }

    /// <summary>Scores by the number of interactions.</summary>
    public static ItemScores ByPopularity(GroupRecords records, InteractionIndex index)
    {
        var scores = new ItemScores(records.Items, records.Index(), index);
        scores.Blend(1);
        return scores;
    }

    /// <summary>Scores by the growth of the number of interactions.</summary>
    public static ItemScores ByTrend(GroupRecords records, InteractionIndex index)
    {
        var scores = new ItemScores(records.Items, records.Index(), index);
        index.Trend().CopyTo(scores._scores, 0);
        scores.Blend(1e-6);
        return scores;
    }

    /// <summary>The best items that pass, at most <paramref name="count"/>; of equals, the one with the lesser id first.</summary>
    public IReadOnlyList<int> Best(int count, Func<int, bool> passes)
    {
        if (count == 0)
        {
            return [];
        }

        // The worst of the best lies on top, to be replaced.
        var order = Comparer<int>.Create((left, right) => Compare(right, left));
        var best = new PriorityQueue<int, int>(order);
        for (var item = 0; item < _scores.Length; item++)
        {
            if ((best.Count < count || Compare(item, best.Peek()) < 0) && Knows(item) && passes(item))
            {
                if (best.Count == count)
                {
                    best.Dequeue();
                }

                best.Enqueue(item, item);
            }
        }

        var items = new int[best.Count];
        for (var i = items.Length - 1; i >= 0; i--)
        {
            items[i] = best.Dequeue();
        }

        return items;
    }

    /// <summary>The better of two items first.</summary>
    public int Compare(int left, int right)
    {
        var byScore = _scores[right].CompareTo(_scores[left]);
        return byScore != 0 ? byScore : string.CompareOrdinal(_items.Id(left), _items.Id(right));
    }

    private void AddCompanions(int item, double weight)
    {
        foreach (var (other, users) in _index.Companions(item))
        {
            // The cosine of the two items' users.
            _scores[other] += weight * users / Math.Sqrt((double)_index.Audience(item) * _index.Audience(other));
            _related[other] = true;
        }
    }

    /// <summary>Categories in common with an item count a little where interactions say the same of two others, or nothing.</summary>
    private void AddLikeness(int item)
    {
        if (item < 0 || _items.Values(item) is not { } values)
        {
            return;
        }

        var fields = _items.Schema.Fields;
        for (var column = 0; column < fields.Count; column++)
        {
            if (fields[column].Type != FieldType.Text || fields[column].Textual || fields[column].Name == _items.IdField || values[column] is not string text)
            {
                continue;
            }

            foreach (var other in _items.Written)
            {
                if (other != item && _items.Values(other)![column] is string value && Overlaps(text, value))
                {
                    _scores[other] += 0.01;
                    _related[other] = true;
                }
            }
        }
    }

    private static bool Overlaps(string left, string right)
    {
        if (!left.Contains('|', StringComparison.Ordinal) && !right.Contains('|', StringComparison.Ordinal))
        {
            return left == right;
        }

        var parts = right.Split('|');
        return Array.Exists(left.Split('|'), part => Array.IndexOf(parts, part) >= 0);
    }

    /// <summary>Makes all scores add up to one, of which popularity has a share, or everything where nothing else is known.</summary>
    private void Blend(double share)
    {
        double sum = 0;
        double popularity = 0;
        for (var item = 0; item < _scores.Length; item++)
        {
            if (Knows(item))
            {
                sum += _scores[item];
                popularity += _index.Popularity(item) + 0.5;
            }
        }

        share = sum > 0 ? share : 1;
        for (var item = 0; item < _scores.Length; item++)
        {
            _scores[item] = Knows(item)
                ? (sum > 0 ? (1 - share) * _scores[item] / sum : 0) + (share * (_index.Popularity(item) + 0.5) / popularity)
                : 0;
        }
    }
}
