using System;
using System.Collections.Generic;

namespace Personalize.Infrastructure;

/// <summary>
/// Gathers records into groups of as many as a call takes. Many groups may be open at once, one for each session; of too many the one that was
/// opened first is handed on as it is, so that memory stays bounded.
/// </summary>
/// <param name="full">How many records a call takes.</param>
/// <param name="close">What is done with a group that is full, or must make room.</param>
internal sealed class RecordGroups(int full, Action<IReadOnlyList<Record>> close)
{
    private const int MostOpen = 4096;

    private readonly Dictionary<string, LinkedListNode<Group>> _open = new(StringComparer.Ordinal);
    private readonly LinkedList<Group> _byAge = new();

    /// <summary>How many records wait for their group to fill.</summary>
    public int Waiting { get; private set; }

    /// <summary>Adds a record to the open group of its key.</summary>
    /// <param name="record">The record.</param>
    /// <param name="key">What groups are kept apart by: the session, or nothing.</param>
    public void Add(Record record, string key)
    {
        if (_open.TryGetValue(key, out var node) && node.Value.Records[0].UserId != record.UserId)
        {
            Close(node);
            node = null;
        }

        if (node is null)
        {
            if (_open.Count == MostOpen)
            {
                Close(_byAge.First!);
            }

            _open.Add(key, node = _byAge.AddLast(new Group(key)));
        }

        node.Value.Records.Add(record);
        Waiting++;
        if (node.Value.Records.Count == full)
        {
            Close(node);
        }
    }

    /// <summary>Hands on what is left, in the order in which it began.</summary>
    public void CloseAll()
    {
        while (_byAge.First is { } first)
        {
            Close(first);
        }
    }

    /// <summary>Takes out what is left, to be told of and not sent.</summary>
    public List<Record> TakeAll()
    {
        var rest = new List<Record>(Waiting);
        foreach (var group in _byAge)
        {
            rest.AddRange(group.Records);
        }

        _byAge.Clear();
        _open.Clear();
        Waiting = 0;
        return rest;
    }

    private void Close(LinkedListNode<Group> node)
    {
        _byAge.Remove(node);
        _open.Remove(node.Value.Key);
        Waiting -= node.Value.Records.Count;
        close(node.Value.Records);
    }

    private sealed class Group(string key)
    {
        public string Key { get; } = key;

        public List<Record> Records { get; } = new(4);
    }
}
