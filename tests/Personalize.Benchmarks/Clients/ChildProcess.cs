using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Benchmarks.Clients;

/// <summary>
/// A started program that is asked line by line over its standard input. Every wait is bounded, and disposing ends the program with all
/// that it started.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _name;
    private readonly StringBuilder _errors = new();

    private ChildProcess(string name, Process process)
    {
        _name = name;
        _process = process;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(line.Data);
            }
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>The most memory it has had so far, in bytes.</summary>
    public long PeakWorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts a client that talks to <paramref name="endpoint"/>.</summary>
    public static ChildProcess Start(Client client, Uri? endpoint)
    {
        var start = new ProcessStartInfo(client.FileName, client.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        ClientEnvironment.Apply(start, endpoint);
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{client.Name} did not start.");
        return new ChildProcess(client.Name, process);
    }

    /// <summary>Sends a line.</summary>
    public async Task SendAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="ClientFailedException">It ended instead, or nothing came in time.</exception>
    public async Task<string> ReadAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var bounded = Bounded(limit, cancellationToken);
        try
        {
            return await _process.StandardOutput.ReadLineAsync(bounded.Token) ?? throw await EndedAsync(bounded.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ClientFailedException($"{_name} said nothing for {limit.TotalSeconds:0} seconds.");
        }
    }

    /// <summary>Reads away all that it writes until it has ended well.</summary>
    /// <exception cref="ClientFailedException">It ended with an error, or didn't end in time.</exception>
    public async Task WaitForEndAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var bounded = Bounded(limit, cancellationToken);
        try
        {
            _process.StandardInput.Close();
            await _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, bounded.Token);
            await _process.WaitForExitAsync(bounded.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ClientFailedException($"{_name} had not ended after {limit.TotalSeconds:0} seconds.");
        }

        if (_process.ExitCode != 0)
        {
            throw await EndedAsync(bounded.Token);
        }
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (InvalidOperationException)
        {
            // It had ended already.
        }

        _process.Dispose();
    }

    private static CancellationTokenSource Bounded(TimeSpan limit, CancellationToken cancellationToken)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(limit);
        return source;
    }

    private async Task<ClientFailedException> EndedAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        lock (_errors)
        {
            return new ClientFailedException($"{_name} ended with exit code {_process.ExitCode}: {_errors.ToString().Trim()}");
        }
    }
}
