using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Benchmarks.Clients;
using Personalize.Benchmarks.Output;
using Personalize.Benchmarks.Scenarios;
using Personalize.Benchmarks.Server;

namespace Personalize.Benchmarks;

internal static class Program
{
    private static readonly Dictionary<string, IScenario> Scenarios = new()
    {
        ["list"] = new ListScenario(),
        ["pages"] = new PagesScenario(),
        ["memory"] = new MemoryScenario(),
        ["import"] = new ImportScenario(),
        ["cold"] = new ColdScenario(),
        ["runtime"] = new RuntimeScenario(),
    };

    private static async Task<int> Main(string[] arguments)
    {
        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            interrupted.Cancel();
        };
        try
        {
            return await RunAsync(Options.Parse(arguments), interrupted.Token);
        }
        catch (FormatException wrong)
        {
            await Console.Error.WriteLineAsync($"{wrong.Message}\n\n{Options.Usage}");
            return 64;
        }
        catch (ClientFailedException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }

    private static Task<int> RunAsync(Options options, CancellationToken cancellationToken) => options.Command switch
    {
        // Roles that this program plays for itself, each in a process of its own.
        "serve" => ServeAsync(options.Jobs ?? 100_000, cancellationToken),
        "bare" => BareHttpClient.RunAsync(new Uri(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL")!), cancellationToken),
        "session" => Task.FromResult(ScriptSession.Run(options.Rest[0], options.Rest.Skip(1))),
        "nothing" => Task.FromResult(0),

        "install" => InstallAsync(cancellationToken),
        "all" => MeasureAsync(options, Scenarios.Values, cancellationToken),
        var name when Scenarios.TryGetValue(name, out var scenario) => MeasureAsync(options, [scenario], cancellationToken),
        var name => throw new FormatException($"'{name}' is not a command."),
    };

    private static async Task<int> MeasureAsync(Options options, IEnumerable<IScenario> scenarios, CancellationToken cancellationToken)
    {
        if (!File.Exists(options.Module))
        {
            throw new ClientFailedException($"There is no module at {options.Module}; build it, or name another with --module.");
        }

        var report = new Report(Console.Out);
        var tools = await Toolbox.FindAsync(cancellationToken);
        report.Line($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}");
        report.Line(await tools.VersionsAsync(cancellationToken));
        foreach (var scenario in scenarios)
        {
            await scenario.RunAsync(new Context(options, tools, report), cancellationToken);
        }

        return 0;
    }

    private static async Task<int> ServeAsync(int jobs, CancellationToken cancellationToken)
    {
        using var server = new FixedAnswerServer(jobs);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Console.Out.WriteLineAsync(server.Endpoint.ToString());
        var answering = server.RunAsync(ended.Token);

        // The end of its input is the end of who started it: a server never stays behind.
        await Console.In.ReadToEndAsync(cancellationToken);
        await ended.CancelAsync();
        await answering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static async Task<int> InstallAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci"]) { WorkingDirectory = Toolbox.Scripts };
        using var npm = Process.Start(start) ?? throw new ClientFailedException("npm did not start.");
        await npm.WaitForExitAsync(cancellationToken);
        return npm.ExitCode;
    }
}
