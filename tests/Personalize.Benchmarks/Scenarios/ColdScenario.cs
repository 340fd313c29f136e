using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Benchmarks.Clients;
using Personalize.Benchmarks.Output;
using Personalize.Benchmarks.Server;

namespace Personalize.Benchmarks.Scenarios;

/// <summary>
/// Whole processes, from their start to their end, that describe one solution version; and the stages that ours go through. Beside them,
/// what a process costs that does nothing: that part is not the module's.
/// </summary>
internal sealed class ColdScenario : IScenario
{
    private static readonly string[] Stages =
        ["process start to first command", "Import-Module", "first answer", "second answer", "last command to process end"];

    public async Task RunAsync(Context context, CancellationToken cancellationToken)
    {
        var runs = context.Options.Runs ?? 10;
        using var server = await ServerProcess.StartAsync(JobPages.PageSize, cancellationToken);
        var describe = $"Import-Module -Name '{Quoted(context.Options.Module)}'; {Get}";
        var cli = context.Tools.AwsCli(ClientNames.AwsCli, "describe-solution-version", "--solution-version-arn", SolutionVersionAnswer.Arn);
        Client[] hosts =
        [
            InPwsh(context, $"{Context.Module}, pwsh", describe),
            InShell($"{Context.Module}, shell", describe),
        ];
        Client[] all =
        [
            .. hosts,
            cli,
            InPwsh(context, "pwsh that does nothing", "$null"),
            InShell("shell that only imports", "$null"),
            Toolbox.Self(".NET program that does nothing", "nothing"),
        ];
        var times = all.ToDictionary(client => client, client => new Samples(client.Name, client.Missing));
        for (var run = 1; run <= runs; run++)
        {
            Context.Progress($"cold, {run} of {runs}");
            foreach (var client in all.Where(client => client.Missing is null))
            {
                times[client].Add(await WholeProcessAsync(client, server.Endpoint, cancellationToken));
            }
        }

        context.Report.Title("cold: a whole process that describes one solution version");
        context.Report.Table("ms", [.. times.Values], cli.Name);
        foreach (var host in hosts)
        {
            context.Report.Target(times[host], times[cli], atMost: 1);
        }

        await ReportStagesAsync(context, server.Endpoint, runs, cancellationToken);
    }

    private static string Get => $"Get-PersonalizeSolutionVersion '{SolutionVersionAnswer.Arn}' -ErrorAction Stop | Out-Null";

    private static async Task ReportStagesAsync(Context context, Uri endpoint, int runs, CancellationToken cancellationToken)
    {
        const string Now = "[DateTime]::UtcNow.Ticks";
        var staged = $"$t = @({Now}); Import-Module -Name '{Quoted(context.Options.Module)}'; $t += {Now}; {Get}; $t += {Now}; {Get}; $t += {Now}; "
            + "[Console]::Out.WriteLine($t -join ' ')";
        Client[] hosts = [InPwsh(context, "pwsh", staged), InShell("shell", staged)];
        var times = hosts.ToDictionary(host => host, host => Stages.Select(stage => new Samples($"{host.Name}: {stage}")).ToArray());
        for (var run = 1; run <= runs; run++)
        {
            Context.Progress($"cold, stages, {run} of {runs}");
            foreach (var host in hosts.Where(host => host.Missing is null))
            {
                var stages = await StagesAsync(host, endpoint, cancellationToken);
                for (var i = 0; i < Stages.Length; i++)
                {
                    times[host][i].Add(stages[i]);
                }
            }
        }

        context.Report.Title("cold: where the time goes");
        context.Report.Table("ms", [.. times.Values.SelectMany(stages => stages)]);
    }

    private static async Task<double> WholeProcessAsync(Client client, Uri endpoint, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var process = ChildProcess.Start(client, endpoint);
        await process.WaitForEndAsync(TimeSpan.FromSeconds(60), cancellationToken);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<double[]> StagesAsync(Client client, Uri endpoint, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(60);
        var start = DateTime.UtcNow.Ticks;
        using var process = ChildProcess.Start(client, endpoint);
        var line = await process.ReadAsync(limit, cancellationToken);
        await process.WaitForEndAsync(limit, cancellationToken);
        long[] marks = [start, .. line.Split(' ').Select(mark => long.Parse(mark, CultureInfo.InvariantCulture)), DateTime.UtcNow.Ticks];
        return [.. marks.Zip(marks.Skip(1), (from, to) => TimeSpan.FromTicks(to - from).TotalMilliseconds)];
    }

    private static Client InPwsh(Context context, string name, string command) => context.Tools.InPwsh(name, "-Command", command);

    private static Client InShell(string name, string command)
    {
        // The shell is built with the benchmarks, in the same configuration and for the same framework.
        var output = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var shell = Path.Combine(Toolbox.Root, "src", "Personalize.Shell", "bin", output.Parent!.Name, output.Name, "Personalize.Shell.dll");
        return File.Exists(shell)
            ? Toolbox.DotNet(name, shell, "-NonInteractive", "-Command", command)
            : Client.Absent(name, $"{shell} is not built");
    }

    private static string Quoted(string path) => path.Replace("'", "''", StringComparison.Ordinal);
}
