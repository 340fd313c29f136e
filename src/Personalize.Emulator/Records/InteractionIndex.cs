using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Personalize.Emulator.Records;

/// <summary>
/// What recommendations are computed from: how often each item was chosen, by how many, by whom, and which items the same users
/// chose. It takes in what came since it was last asked, so that writing costs nothing here.
/// </summary>
/// <param name="log">The interactions.</param>
/// <param name="eventTypes">Which events count; null for all.</param>
internal sealed class InteractionIndex(InteractionLog log, IReadOnlySet<string>? eventTypes = null)
{
    /// <summary>How many of a user's latest items an item is paired with, and how many tell what the user likes.</summary>
    private const int Recent = 20;

    private static readonly TimeSpan TrendWindow = TimeSpan.FromDays(7);

    private readonly List<ItemEntry> _items = [];
    private readonly Dictionary<int, UserEntry> _users = [];
    private int _generation = -1;
    private int _next;
    private int _nextAttributed;
    private (int Count, double[] Trend)? _trend;

    /// <summary>How many interactions count.</summary>
    public int Count { get; private set; }

    /// <summary>How many users they are of.</summary>
    public int Users => _users.Count;

    /// <summary>Takes in what came since the last time.</summary>
    public void CatchUp()
    {
        if (_generation != log.Generation)
        {
            _items.Clear();
            _users.Clear();
            _trend = null;
            _next = 0;
            _nextAttributed = 0;
            Count = 0;
            _generation = log.Generation;
        }

        for (; _nextAttributed < log.Attributed.Count; _nextAttributed++)
        {
            var place = log.Attributed[_nextAttributed];
            if (place < _next && Counts(log.Entries[place]))
            {
                TakeUser(log.Entries[place], place);
            }
        }

        for (; _next < log.Entries.Count; _next++)
        {
            var entry = log.Entries[_next];
            if (Counts(entry))
            {
                Count++;
                Item(entry.Item).Events++;
                TakeUser(entry, _next);
            }
        }
    }

    /// <summary>How many interactions an item had.</summary>
    public int Popularity(int item) => item < _items.Count ? _items[item].Events : 0;

    /// <summary>How many users chose an item.</summary>
    public int Audience(int item) => item < _items.Count ? _items[item].Users : 0;

    /// <summary>The items that were chosen by users who chose this one, with the number of those users.</summary>
    public IReadOnlyDictionary<int, int> Companions(int item) =>
        item >= 0 && item < _items.Count && _items[item].Companions is { } companions ? companions : Empty.Companions;

    /// <summary>The latest different items of a user, the newest last.</summary>
    public IReadOnlyList<int> Latest(int user) => _users.TryGetValue(user, out var entry) ? entry.Latest : [];

    /// <summary>Whether a user ever chose an item.</summary>
    public bool Knows(int user, int item) => _users.TryGetValue(user, out var entry) && entry.Items.Contains(item);

    /// <summary>The interactions of a user.</summary>
    public IEnumerable<Interaction> Of(int user)
    {
        if (_users.TryGetValue(user, out var entry))
        {
            foreach (var place in entry.Places)
            {
                yield return log.Entries[place];
            }
        }
    }

    /// <summary>How fast each item's popularity grows: its events of the latest week of all against its earlier ones.</summary>
    public double[] Trend()
    {
        if (_trend is { } known && known.Count == _next && known.Trend.Length == log.Items.Places)
        {
            return known.Trend;
        }

        long newest = 0;
        foreach (var entry in log.Entries)
        {
            newest = Counts(entry) ? Math.Max(newest, entry.Timestamp) : newest;
        }

        var recent = new double[log.Items.Places];
        foreach (var entry in log.Entries)
        {
            if (Counts(entry) && entry.Timestamp > newest - TrendWindow.TotalMilliseconds)
            {
                recent[entry.Item]++;
            }
        }

        for (var item = 0; item < recent.Length; item++)
        {
            recent[item] *= recent[item] / (Popularity(item) + 1.0);
        }

        _trend = (_next, recent);
        return recent;
    }

    private bool Counts(Interaction entry) => entry.Item != Interaction.Nobody && (eventTypes is null || eventTypes.Contains(entry.EventType));

    private void TakeUser(Interaction entry, int place)
    {
        if (entry.User == Interaction.Nobody)
        {
            return;
        }

        if (!_users.TryGetValue(entry.User, out var user))
        {
            _users.Add(entry.User, user = new UserEntry());
        }

        user.Places.Add(place);
        if (user.Items.Add(entry.Item))
        {
            Item(entry.Item).Users++;
            foreach (var other in user.Latest)
            {
                Pair(entry.Item, other);
                Pair(other, entry.Item);
            }
        }
        else
        {
            user.Latest.Remove(entry.Item);
        }

        user.Latest.Add(entry.Item);
        if (user.Latest.Count > Recent)
        {
            user.Latest.RemoveAt(0);
        }
    }

    private void Pair(int item, int other)
    {
        var companions = Item(item).Companions ??= [];
        CollectionsMarshal.GetValueRefOrAddDefault(companions, other, out _)++;
    }

    private ItemEntry Item(int item)
    {
        while (_items.Count <= item)
        {
            _items.Add(new ItemEntry());
        }

        return _items[item];
    }

    private static class Empty
    {
        public static readonly IReadOnlyDictionary<int, int> Companions = new Dictionary<int, int>();
    }

    private sealed class ItemEntry
    {
        public int Events { get; set; }

        public int Users { get; set; }

        public Dictionary<int, int>? Companions { get; set; }
    }

    private sealed class UserEntry
    {
        public List<int> Places { get; } = [];

        public HashSet<int> Items { get; } = [];

        public List<int> Latest { get; } = [];
    }
}
