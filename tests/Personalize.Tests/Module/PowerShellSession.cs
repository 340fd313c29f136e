using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Shell.Cmdlets;

namespace Personalize.Tests.Module;

/// <summary>A real PowerShell engine with the staged module imported, as a user's session has it.</summary>
public sealed class PowerShellSession : IDisposable
{
    // Engines that begin at the same moment can miss each other's commands.
    private static readonly Lock Beginning = new();

    private readonly RecordingHost _host = new();
    private readonly Runspace _runspace;

    public PowerShellSession()
    {
        lock (Beginning)
        {
            var state = InitialSessionState.CreateDefault2();
            ShellCmdlets.AddTo(state);
            _runspace = RunspaceFactory.CreateRunspace(_host, state);
            _runspace.Open();
            Run($"Import-Module '{StagedModule.Manifest.Replace("'", "''", StringComparison.Ordinal)}' -ErrorAction Stop").ThrowOnError();
        }
    }

    /// <summary>The warnings that came to the host and into no stream.</summary>
    public IReadOnlyCollection<string> HostWarnings => _host.Warnings;

    /// <summary>Runs a script to its end; a terminating error is told as the last of its errors.</summary>
    public PowerShellResult Run(string script, IEnumerable<object?>? input = null)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        var output = new Collection<PSObject?>();
        Exception? terminating = null;
        try
        {
            foreach (var item in input is null ? shell.Invoke() : shell.Invoke(input))
            {
                output.Add(item);
            }
        }
        catch (RuntimeException exception)
        {
            terminating = exception;
        }

        return Result(shell, output, terminating);
    }

    /// <summary>Gives the session's scripts a variable.</summary>
    public void Set(string variable, object value) => _runspace.SessionStateProxy.SetVariable(variable, value);

    /// <summary>Starts a script, for tests that stop it.</summary>
    public (PowerShell Shell, Task<PSDataCollection<PSObject>> Running) Begin(string script)
    {
        var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        return (shell, shell.InvokeAsync());
    }

    public void Dispose() => _runspace.Dispose();

    private static PowerShellResult Result(PowerShell shell, Collection<PSObject?> output, Exception? terminating)
    {
        var errors = shell.Streams.Error.ToList();
        if (terminating is IContainsErrorRecord { ErrorRecord: { } record })
        {
            errors.Add(record);
        }

        return new PowerShellResult(
            output,
            errors,
            terminating,
            [.. shell.Streams.Warning.Select(warning => warning.Message)],
            [.. shell.Streams.Verbose.Select(verbose => verbose.Message)],
            [.. shell.Streams.Debug.Select(debug => debug.Message)]);
    }
}

/// <summary>What a script left in each stream.</summary>
public sealed record PowerShellResult(
    IReadOnlyList<PSObject?> Output,
    IReadOnlyList<ErrorRecord> Errors,
    Exception? Terminating,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Debug)
{
    /// <summary>The objects, out of PowerShell's wrappers.</summary>
    public IEnumerable<T> Of<T>() => Output.Select(item => (T)item!.BaseObject);

    /// <summary>The output, after showing that nothing failed.</summary>
    public PowerShellResult ThrowOnError() =>
        Errors.Count == 0 && Terminating is null ? this : throw new InvalidOperationException($"The script failed: {Terminating ?? Errors[0].Exception}");
}
