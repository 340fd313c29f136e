using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Benchmarks.Clients;

/// <summary>The sessions that are open, at most one for each client; all of them end with this.</summary>
internal sealed class ListingSessions(Uri endpoint, TimeSpan limit) : IDisposable
{
    private readonly Dictionary<Client, ListingClient> _open = [];

    /// <summary>Each open session with its client, in the order in which they were first started.</summary>
    public IEnumerable<KeyValuePair<Client, ListingClient>> Open => _open;

    /// <summary>Starts a fresh session of a client, in the place of the one it had.</summary>
    public async Task<ListingClient> StartAsync(Client client, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(client, out var before))
        {
            before.Dispose();
        }

        return _open[client] = await ListingClient.StartAsync(client, endpoint, limit, cancellationToken);
    }

    public void Dispose()
    {
        foreach (var session in _open.Values)
        {
            session.Dispose();
        }
    }
}
