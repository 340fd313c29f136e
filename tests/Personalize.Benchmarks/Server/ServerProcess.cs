using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Benchmarks.Clients;

namespace Personalize.Benchmarks.Server;

/// <summary>The fixed-answer server in a process of its own, so that it shares no runtime with what is measured.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly ChildProcess _process;

    private ServerProcess(ChildProcess process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    /// <summary>Starts a server that has <paramref name="jobs"/> batch inference jobs.</summary>
    public static async Task<ServerProcess> StartAsync(int jobs, CancellationToken cancellationToken)
    {
        var process = ChildProcess.Start(Toolbox.Self("server", "serve", "--jobs", jobs.ToString(CultureInfo.InvariantCulture)), endpoint: null);
        try
        {
            return new ServerProcess(process, new Uri(await process.ReadAsync(TimeSpan.FromSeconds(20), cancellationToken)));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    public void Dispose() => _process.Dispose();
}
