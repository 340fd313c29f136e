using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Tests.Shell;

/// <summary>The built shell in a process of its own, as a user starts it.</summary>
internal sealed class ShellProcess : IDisposable
{
    private static readonly TimeSpan Limit = 3 * Patience.Enough;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private ShellProcess(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Personalize.Shell.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("COLUMNS");

        // Nothing of the machine's own AWS settings: what a test wants it sets.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-file");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Append(_output, e.Data);
        _process.ErrorDataReceived += (_, e) => Append(_errors, e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Whether this process ignores Ctrl+C, as one does that a script started in the background; what it starts does too.</summary>
    public static bool IgnoresInterrupts
    {
        get
        {
            const string Ignored = "SigIgn:";
            const string Status = "/proc/self/status";
            var line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) : null;
            return line is not null && (ulong.Parse(line.AsSpan(Ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0b10) != 0;
        }
    }

    public static ShellProcess Start(params string[] arguments) => StartWith(null, arguments);

    public static ShellProcess StartWith(IReadOnlyDictionary<string, string>? environment, params string[] arguments) => new(arguments, environment);

    /// <summary>Runs the shell to its end.</summary>
    public static Task<ShellResult> Run(params string[] arguments) => RunWith("", null, arguments);

    public static async Task<ShellResult> RunWith(string input, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using var shell = new ShellProcess(arguments, environment);
        await shell._process.StandardInput.WriteAsync(input);
        shell._process.StandardInput.Close();
        return await shell.Ended();
    }

    /// <summary>Waits until a text stands in the output.</summary>
    public async Task Printed(string text)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!Read(_output).Contains(text, StringComparison.Ordinal))
        {
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Does what Ctrl+C in a terminal does.</summary>
    public async Task Interrupt()
    {
        using var kill = Process.Start("sh", ["-c", "kill -INT " + _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Ends it as a machine that fails does.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public bool HasEnded => _process.HasExited;

    public async Task<ShellResult> Ended()
    {
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return new ShellResult(_process.ExitCode, Read(_output), Read(_errors));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            if (line is not null)
            {
                text.Append(line).Append('\n');
            }
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}

/// <summary>How a run of the shell ended, with line feeds at the ends of its lines.</summary>
internal sealed record ShellResult(int ExitCode, string Output, string Errors);
