using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Benchmarks.Clients;
using Personalize.Benchmarks.Output;
using Personalize.Benchmarks.Server;

namespace Personalize.Benchmarks.Scenarios;

/// <summary>
/// Events from the pipeline over many sessions, beside boto3 with the same grouping by hand; and recommendations for many users, with 1, 8 and 32 calls in flight.
/// </summary>
internal sealed class RuntimeScenario : IScenario
{
    private const int Sessions = 1000;
    private static readonly string[] Limits = ["1", "8", "32"];

    public async Task RunAsync(Context context, CancellationToken cancellationToken)
    {
        var events = context.Options.Jobs ?? 100_000;
        var users = Math.Max(1, events / 10);
        var runs = context.Options.Runs ?? 3;
        var limit = Context.LimitFor(events * 10);
        using var server = await ServerProcess.StartAsync(1, cancellationToken);
        string[] sizes = [.. new[] { events, Sessions, users }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        Client[] clients =
        [
            .. context.Tools.PowerShells(Context.Module, "runtime.ps1", [context.Options.Module, .. sizes]),
            await context.Tools.Boto3Async("boto3_runtime.py", cancellationToken, sizes),
        ];
        var writing = clients.Select(client => new Samples(client.Name, client.Missing)).ToArray();
        var asking = new List<Samples>();
        for (var i = 0; i < clients.Length; i++)
        {
            if (clients[i].Missing is not null)
            {
                continue;
            }

            using var session = await ListingClient.StartAsync(clients[i], server.Endpoint, limit, cancellationToken);
            Context.Progress($"runtime, {clients[i].Name}, warming up");
            await session.AskAsync("events", cancellationToken);
            await MeasureAsync("events", writing[i]);

            // boto3 has one call in flight, whatever it is asked.
            foreach (var atOnce in clients[i].Name == ClientNames.Boto3 ? ["1"] : Limits)
            {
                var samples = new Samples(clients[i].Name == ClientNames.Boto3 ? ClientNames.Boto3 : $"{clients[i].Name}, -ThrottleLimit {atOnce}");
                asking.Add(samples);
                await session.AskAsync(atOnce, cancellationToken);
                await MeasureAsync(atOnce, samples);
            }

            async Task MeasureAsync(string what, Samples samples)
            {
                for (var run = 1; run <= runs; run++)
                {
                    Context.Progress($"runtime, {samples.Name}, {what}, {run} of {runs}");
                    samples.Add(await session.AskAsync(what, cancellationToken));
                }
            }
        }

        context.Report.Title($"runtime: {events:#,0} events over {Sessions:#,0} sessions, from the first to the last answer");
        context.Report.Table("ms", writing, ClientNames.Boto3);
        context.Report.Title($"runtime: recommendations for {users:#,0} users, from the first to the last row");
        context.Report.Table("ms", asking, ClientNames.Boto3);
    }
}
