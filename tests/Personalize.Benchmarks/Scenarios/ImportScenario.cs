using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Benchmarks.Clients;
using Personalize.Benchmarks.Output;

namespace Personalize.Benchmarks.Scenarios;

/// <summary>Import-Module in a fresh session of a fresh process, beside a module of as many cmdlets that does nothing at all.</summary>
internal sealed class ImportScenario : IScenario
{
    private const double AtMost = 1.3;

    public async Task RunAsync(Context context, CancellationToken cancellationToken)
    {
        var runs = context.Options.Runs ?? 15;
        using var empty = EmptyModule.Create(context.Options.Module);
        var ours = context.Tools.PowerShells(Context.Module, "import.ps1", context.Options.Module).ToArray();
        var theirs = context.Tools.PowerShells("empty module", "import.ps1", empty.Manifest).ToArray();
        var times = ours.Concat(theirs).ToDictionary(client => client, client => new Samples(client.Name, client.Missing));
        for (var run = 1; run <= runs; run++)
        {
            Context.Progress($"import, {run} of {runs}");
            foreach (var client in ours.Zip(theirs, (mine, other) => (Client[])[mine, other]).SelectMany(pair => pair))
            {
                if (client.Missing is null)
                {
                    times[client].Add(await ImportAsync(client, cancellationToken));
                }
            }
        }

        context.Report.Title($"import: Import-Module in a fresh session, {empty.CmdletCount} cmdlets");
        context.Report.Table("ms", [.. times.Values], [.. theirs.Select(client => client.Name)]);
        foreach (var (mine, other) in ours.Zip(theirs))
        {
            context.Report.Target(times[mine], times[other], AtMost);
        }
    }

    private static async Task<double> ImportAsync(Client client, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(60);
        using var process = ChildProcess.Start(client, endpoint: null);
        var line = await process.ReadAsync(limit, cancellationToken);
        await process.WaitForEndAsync(limit, cancellationToken);
        return double.Parse(line, CultureInfo.InvariantCulture);
    }
}
