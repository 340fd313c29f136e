using System;
using System.Collections.Generic;

namespace Personalize.Infrastructure;

/// <summary>Writes what comes in any order in the order of its keys, each as soon as all before it are done.</summary>
/// <param name="keys">The keys in order, each once.</param>
/// <param name="write">Writes one.</param>
internal sealed class OrderedWriter<TKey>(IReadOnlyList<TKey> keys, Action<object> write)
    where TKey : notnull
{
    private readonly Dictionary<TKey, object?> _done = [];
    private int _next;

    /// <summary>The keys that nothing was written for yet.</summary>
    public IEnumerable<TKey> Pending
    {
        get
        {
            for (var i = _next; i < keys.Count; i++)
            {
                yield return keys[i];
            }
        }
    }

    /// <summary>Takes what a key came to; nothing is written where that is nothing.</summary>
    public void Write(TKey key, object? value)
    {
        _done[key] = value;
        for (; _next < keys.Count && _done.TryGetValue(keys[_next], out var next); _next++)
        {
            _done.Remove(keys[_next]);
            if (next is not null)
            {
                write(next);
            }
        }
    }
}
