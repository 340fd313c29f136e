using System.Collections.Generic;
using System.Linq;

namespace Personalize.Emulator.Records;

/// <summary>Interactions in the order in which they came. Indexes over it go on where they stopped when somebody asks.</summary>
internal sealed class InteractionLog(RecordTable users, RecordTable items)
{
    private readonly HashSet<string> _eventIds = [];
    private readonly Dictionary<string, Session> _sessions = [];
    private readonly List<Interaction> _entries = [];
    private readonly List<int> _attributed = [];

    public RecordTable Users { get; } = users;

    public RecordTable Items { get; } = items;

    public IReadOnlyList<Interaction> Entries => _entries;

    /// <summary>Places of entries that got their user after they had come, in the order in which they did.</summary>
    public IReadOnlyList<int> Attributed => _attributed;

    /// <summary>Changes whenever entries are taken away: an index begins anew then.</summary>
    public int Generation { get; private set; }

    /// <summary>How many events came again with an id that was there already.</summary>
    public long Repeated { get; private set; }

    /// <summary>The sessions that began without a user and have one now.</summary>
    public IEnumerable<KeyValuePair<string, int>> KnownSessions =>
        _sessions.Where(session => session.Value.User != Interaction.Nobody).Select(session => KeyValuePair.Create(session.Key, session.Value.User));

    /// <summary>Takes up what a log was that is restored, beside its entries.</summary>
    public void Restore(IEnumerable<KeyValuePair<string, int>> knownSessions, long repeated)
    {
        Repeated = repeated;
        foreach (var (id, user) in knownSessions)
        {
            _sessions[id] = new Session { User = user, Anonymous = [] };
        }
    }

    /// <summary>Adds an event, unless one with its id came before.</summary>
    public void Add(Interaction interaction)
    {
        if (interaction.Details?.EventId is { } id && !_eventIds.Add(id))
        {
            Repeated++;
            return;
        }

        if (interaction.Details?.SessionId is { } sessionId)
        {
            Follow(sessionId, interaction);
        }

        _entries.Add(interaction);
    }

    /// <summary>Takes away what imports brought; what was written event by event stays.</summary>
    public void RemoveImported()
    {
        if (_entries.RemoveAll(entry => entry.Imported) > 0)
        {
            Restart();
        }
    }

    /// <summary>Takes away everything of some users, who are told by their places.</summary>
    /// <returns>How many entries there were of them.</returns>
    public int RemoveUsers(IReadOnlySet<int> places)
    {
        var removed = _entries.RemoveAll(entry => places.Contains(entry.User));
        if (removed > 0)
        {
            Restart();
        }

        return removed;
    }

    /// <summary>Takes away everything.</summary>
    public void Clear()
    {
        _entries.Clear();
        _eventIds.Clear();
        Restart();
    }

    /// <summary>A session tells whose it is sooner or later: then all of its events are that user's.</summary>
    private void Follow(string sessionId, Interaction interaction)
    {
        if (!_sessions.TryGetValue(sessionId, out var session))
        {
            // Most sessions have their user from the first event on, and there is nothing to remember of them.
            if (interaction.User == Interaction.Nobody)
            {
                _sessions.Add(sessionId, new Session { Anonymous = [_entries.Count] });
            }

            return;
        }

        if (interaction.User == Interaction.Nobody)
        {
            if (session.User == Interaction.Nobody)
            {
                session.Anonymous.Add(_entries.Count);
            }

            interaction.User = session.User;
            return;
        }

        session.User = interaction.User;
        foreach (var place in session.Anonymous)
        {
            _entries[place].User = session.User;
            _attributed.Add(place);
        }

        session.Anonymous.Clear();
    }

    private void Restart()
    {
        Generation++;
        _sessions.Clear();
        _attributed.Clear();
    }

    private sealed class Session
    {
        public int User { get; set; } = Interaction.Nobody;

        public required List<int> Anonymous { get; init; }
    }
}
