using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Benchmarks.Clients;

/// <summary>A client in a process of its own that lists jobs when it is asked to and times itself, so that its start does not count.</summary>
internal sealed class ListingClient : IDisposable
{
    private readonly ChildProcess _process;
    private readonly TimeSpan _limit;

    private ListingClient(string name, ChildProcess process, TimeSpan limit)
    {
        Name = name;
        _process = process;
        _limit = limit;
    }

    /// <summary>The client's name in the tables.</summary>
    public string Name { get; }

    /// <summary>The most memory it has had so far, in bytes.</summary>
    public long PeakWorkingSet => _process.PeakWorkingSet;

    /// <summary>Starts a client and waits until it is ready to list.</summary>
    public static async Task<ListingClient> StartAsync(Client client, Uri endpoint, TimeSpan limit, CancellationToken cancellationToken)
    {
        var process = ChildProcess.Start(client, endpoint);
        try
        {
            var line = await process.ReadAsync(limit, cancellationToken);
            return line == "ready"
                ? new ListingClient(client.Name, process, limit)
                : throw new ClientFailedException($"{client.Name} said '{line}' where it should have said 'ready'.");
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Lists every job and lets go of each; from the call to the last job, in milliseconds.</summary>
    public Task<double> ListAllAsync(CancellationToken cancellationToken) => AskAsync("all", cancellationToken);

    /// <summary>Makes one call for one page, in milliseconds.</summary>
    public Task<double> ListPageAsync(CancellationToken cancellationToken) => AskAsync("page", cancellationToken);

    /// <summary>Lists every job and checks that there are as many as there should be.</summary>
    public async Task CheckAsync(int jobs, CancellationToken cancellationToken)
    {
        var count = await AskAsync("count", cancellationToken);
        if (count != jobs)
        {
            throw new ClientFailedException($"{Name} listed {count} jobs; there are {jobs}.");
        }
    }

    public void Dispose() => _process.Dispose();

    /// <summary>Asks for something else that the client knows, in milliseconds.</summary>
    public async Task<double> AskAsync(string what, CancellationToken cancellationToken)
    {
        await _process.SendAsync(what);
        return double.Parse(await _process.ReadAsync(_limit, cancellationToken), CultureInfo.InvariantCulture);
    }
}
