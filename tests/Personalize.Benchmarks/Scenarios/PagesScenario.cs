using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Benchmarks.Clients;
using Personalize.Benchmarks.Output;
using Personalize.Benchmarks.Server;

namespace Personalize.Benchmarks.Scenarios;

/// <summary>One call for one page of a hundred jobs in a warm session: what a call costs when nothing is read ahead.</summary>
internal sealed class PagesScenario : IScenario
{
    private const int WarmUps = 200;

    public async Task RunAsync(Context context, CancellationToken cancellationToken)
    {
        var runs = context.Options.Runs ?? 200;
        using var server = await ServerProcess.StartAsync(10 * JobPages.PageSize, cancellationToken);
        var clients = await context.ListingClientsAsync(cancellationToken);
        var times = clients.ToDictionary(client => client, client => new Samples(client.Name, client.Missing));
        using var sessions = new ListingSessions(server.Endpoint, Context.LimitFor(JobPages.PageSize));
        foreach (var client in clients.Where(client => client.Missing is null))
        {
            Context.Progress($"pages, warming up {client.Name}");
            var session = await sessions.StartAsync(client, cancellationToken);
            for (var i = 0; i < WarmUps; i++)
            {
                await session.ListPageAsync(cancellationToken);
            }
        }

        Context.Progress($"pages, {runs} runs");
        for (var run = 0; run < runs; run++)
        {
            foreach (var (client, session) in sessions.Open)
            {
                times[client].Add(await session.ListPageAsync(cancellationToken));
            }
        }

        context.Report.Title($"pages: one call for a page of {JobPages.PageSize} jobs, in a warm session");
        context.Report.Table("ms", [.. times.Values], ClientNames.JavaScript, ClientNames.Boto3, ClientNames.BareHttpClient);
    }
}
