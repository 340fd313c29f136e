using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Benchmarks.Clients;
using Personalize.Benchmarks.Output;
using Personalize.Benchmarks.Server;

namespace Personalize.Benchmarks.Scenarios;

/// <summary>
/// Every job of a long list, thrown away as it comes: the first time in a session, each time in a new process, and again in sessions
/// that are warm. The AWS CLI has no session; its whole process stands among the first times.
/// </summary>
internal sealed class ListScenario : IScenario
{
    private const int WarmUps = 2;

    public async Task RunAsync(Context context, CancellationToken cancellationToken)
    {
        var jobs = context.Options.Jobs ?? 100_000;
        var runs = context.Options.Runs ?? 5;
        var limit = Context.LimitFor(jobs);
        using var server = await ServerProcess.StartAsync(jobs, cancellationToken);
        var clients = await context.ListingClientsAsync(cancellationToken);
        var cli = context.Tools.AwsCli(ClientNames.AwsCli + ", whole process", "list-batch-inference-jobs");
        var first = clients.ToDictionary(client => client, client => new Samples(client.Name, client.Missing));
        var warm = clients.ToDictionary(client => client, client => new Samples(client.Name, client.Missing));
        var cliTimes = new Samples(cli.Name, cli.Missing);
        using var sessions = new ListingSessions(server.Endpoint, limit);
        for (var run = 1; run <= runs; run++)
        {
            Context.Progress($"list, first time, {run} of {runs}");
            foreach (var client in clients.Where(client => client.Missing is null))
            {
                var session = await sessions.StartAsync(client, cancellationToken);
                first[client].Add(await session.ListAllAsync(cancellationToken));
            }

            if (cli.Missing is null)
            {
                var watch = Stopwatch.StartNew();
                using var process = ChildProcess.Start(cli, server.Endpoint);
                await process.WaitForEndAsync(limit, cancellationToken);
                cliTimes.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        // The last sessions go on: each shows that it lists all there is, and is warm after that.
        foreach (var (_, session) in sessions.Open)
        {
            await session.CheckAsync(jobs, cancellationToken);
        }

        for (var run = 1 - WarmUps; run <= runs; run++)
        {
            Context.Progress(run < 1 ? "list, warming up" : $"list, warm, {run} of {runs}");
            foreach (var (client, session) in sessions.Open)
            {
                var time = await session.ListAllAsync(cancellationToken);
                if (run >= 1)
                {
                    warm[client].Add(time);
                }
            }
        }

        context.Report.Title($"list: {jobs:#,0} jobs, from the call to the last one, the first time in a session");
        context.Report.Table("ms", [.. first.Values, cliTimes], ClientNames.JavaScript, ClientNames.Boto3, ClientNames.BareHttpClient);
        foreach (var ours in Ours(first))
        {
            context.Report.Target(ours, Of(first, ClientNames.JavaScript), atMost: 1);
        }

        context.Report.Title($"list: {jobs:#,0} jobs, from the call to the last one, in a warm session");
        context.Report.Table("ms", [.. warm.Values], ClientNames.JavaScript, ClientNames.Boto3, ClientNames.BareHttpClient);
        foreach (var ours in Ours(warm))
        {
            context.Report.Target(ours, Of(warm, ClientNames.JavaScript), atMost: 1.0 / 3);
            context.Report.Target(ours, Of(warm, ClientNames.Boto3), atMost: 0.1);
        }
    }

    private static IEnumerable<Samples> Ours(Dictionary<Client, Samples> times) =>
        times.Values.Where(samples => samples.Name.StartsWith(Context.Module, StringComparison.Ordinal));

    private static Samples Of(Dictionary<Client, Samples> times, string name) => times.Values.Single(samples => samples.Name == name);
}
