using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Benchmarks.Clients;
using Personalize.Benchmarks.Output;
using Personalize.Benchmarks.Server;

namespace Personalize.Benchmarks.Scenarios;

/// <summary>The most memory a fresh process takes to list few jobs and to list many, every one thrown away as it comes.</summary>
internal sealed class MemoryScenario : IScenario
{
    private const int Few = 10_000;
    private const double MostGrowth = 30;

    public async Task RunAsync(Context context, CancellationToken cancellationToken)
    {
        var many = context.Options.Jobs ?? 1_000_000;
        var runs = context.Options.Runs ?? 3;
        using var fewServer = await ServerProcess.StartAsync(Few, cancellationToken);
        using var manyServer = await ServerProcess.StartAsync(many, cancellationToken);
        var clients = context.ModuleListings().ToArray();
        var forFew = clients.ToDictionary(client => client, client => new Samples($"{client.Name}, {Few:#,0} jobs", client.Missing));
        var forMany = clients.ToDictionary(client => client, client => new Samples($"{client.Name}, {many:#,0} jobs", client.Missing));
        for (var run = 1; run <= runs; run++)
        {
            Context.Progress($"memory, {run} of {runs}");
            foreach (var client in clients.Where(client => client.Missing is null))
            {
                forFew[client].Add(await PeakAsync(client, fewServer.Endpoint, Few, cancellationToken));
                forMany[client].Add(await PeakAsync(client, manyServer.Endpoint, many, cancellationToken));
            }
        }

        context.Report.Title("memory: the most that a process took while it listed and threw away");
        context.Report.Table("MB", [.. forFew.Values, .. forMany.Values]);
        foreach (var client in clients.Where(client => client.Missing is null))
        {
            var growth = forMany[client].Median - forFew[client].Median;
            context.Report.Verdict($"{client.Name}: {Report.Number(growth)} MB more for the many, at most {MostGrowth}", growth <= MostGrowth);
        }
    }

    private static async Task<double> PeakAsync(Client client, Uri endpoint, int jobs, CancellationToken cancellationToken)
    {
        using var session = await ListingClient.StartAsync(client, endpoint, Context.LimitFor(jobs), cancellationToken);
        await session.ListAllAsync(cancellationToken);
        return session.PeakWorkingSet / 1024.0 / 1024.0;
    }
}
