using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Threading;
using Microsoft.PowerShell;
using Personalize.Shell.Cmdlets;
using Personalize.Shell.Host;

namespace Personalize.Shell;

/// <summary>One runspace with the module in it, and the ways to run something there: a file, a command, a line of the prompt.</summary>
internal sealed class Session : IDisposable
{
    private readonly Runspace _runspace;
    private readonly Lock _running = new();
    private readonly Stack<Pipeline> _pipelines = new();
    private bool _failed;

    public Session(ShellHost host)
    {
        Host = host;
        host.Session = this;

        var state = InitialSessionState.CreateDefault2();
        ShellCmdlets.AddTo(state);
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        _runspace = RunspaceFactory.CreateRunspace(host, state);
        _runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        _runspace.Open();
        Runspace.DefaultRunspace = _runspace;
        Console.CancelKeyPress += OnCancelKeyPress;
    }

    public ShellHost Host { get; }

    /// <summary>What the process ends with: the code of <c>exit</c>, else whether what ran last succeeded.</summary>
    public int ExitCode => Host.RequestedExitCode ?? (_failed ? Shell.ExitCode.Failure : Shell.ExitCode.Success);

    private bool IsNested => Host.NestedPromptDepth > 0;

    /// <summary>Imports the module; says on the error stream why it can't.</summary>
    public bool ImportModule()
    {
        if (ModuleLocator.Find() is not { } manifest)
        {
            Host.UI.WriteErrorLine(
                $"{ModuleLocator.ManifestName} was not found in '{AppContext.BaseDirectory}' or any folder above it. "
                + "Build the module (dotnet build), or put the shell into the module's folder.");
            return false;
        }

        var import = new Command("Import-Module");
        import.Parameters.Add("Name", manifest);
        import.Parameters.Add("ErrorAction", ActionPreference.Stop);
        return Run(CreatePipeline(import));
    }

    /// <summary>Runs PowerShell text, as <c>pwsh -Command</c> does: the session has failed if its last command did.</summary>
    public void RunCommand(string text)
    {
        var readsInput = UsesInput(Parser.ParseInput(text, out _, out _));
        var ended = Run(CreatePipeline(text), readsInput);
        _failed = !ended || !LastCommandSucceeded();
    }

    /// <summary>Runs a script file, as <c>pwsh -File</c> does: the session has failed if a terminating error ended the script.</summary>
    public void RunFile(string path, IEnumerable<CommandParameter> arguments)
    {
        // A script with a shebang line may have any name; PowerShell runs files by path only if they are called .ps1.
        var isScriptFile = path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase);
        var command = isScriptFile
            ? new Command(path, isScript: false, useLocalScope: false)
            : new Command(File.ReadAllText(path), isScript: true, useLocalScope: false);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(argument);
        }

        if (isScriptFile)
        {
            EngineInternals.LetScriptExitEndTheSession(_runspace);
        }

        var readsInput = UsesInput(Parser.ParseFile(path, out _, out _));
        var ended = Run(CreatePipeline(command), readsInput);
        _failed = !ended || !LastCommandSucceeded();
    }

    /// <summary>Runs what was typed at the prompt.</summary>
    public void RunLine(string text)
    {
        var ended = Run(CreatePipeline(text));
        _failed = !ended || !LastCommandSucceeded();
    }

    /// <summary>Runs something quietly and gives what it put out; nothing if it fails.</summary>
    public Collection<PSObject> Evaluate(string text)
    {
        using var pipeline = CreatePipeline(new Command(text, isScript: true, useLocalScope: false));
        try
        {
            return Invoke(pipeline);
        }
        catch (RuntimeException)
        {
            return [];
        }
    }

    /// <summary>What could stand at <paramref name="cursor"/>, or null.</summary>
    public CommandCompletion? Complete(string text, int cursor)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        try
        {
            return IsNested ? null : CommandCompletion.CompleteInput(text, cursor, null, shell);
        }
        catch (RuntimeException)
        {
            return null;
        }
    }

    /// <summary>Stops what is running; false if nothing is.</summary>
    public bool Stop()
    {
        lock (_running)
        {
            if (!_pipelines.TryPeek(out var pipeline))
            {
                return false;
            }

            // Waiting here would hold the signal's thread for as long as a cmdlet takes to notice.
            pipeline.StopAsync();
            return true;
        }
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancelKeyPress;
        _runspace.Dispose();
    }

    /// <summary>Runs a pipeline and shows what it gives; false if a terminating error or Ctrl+C ended it.</summary>
    private bool Run(Pipeline pipeline, bool readsInput = false)
    {
        using var running = pipeline;
        try
        {
            // Errors travel with the output, so that both appear in the order in which they happened.
            pipeline.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
            pipeline.Commands.Add(new Command("Out-Default", isScript: false, useLocalScope: true));
            if (readsInput)
            {
                FeedStandardInput(pipeline);
            }

            Invoke(pipeline);
            return true;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException exception)
        {
            Report(exception);
            return false;
        }
        finally
        {
            Host.Progress.Clear();
        }
    }

    /// <summary>What a person asks for: it is kept in the history, and <c>$?</c> tells afterwards how it went.</summary>
    private Pipeline CreatePipeline(string text) =>
        IsNested ? _runspace.CreateNestedPipeline(text, addToHistory: true) : _runspace.CreatePipeline(text, addToHistory: true);

    /// <summary>What the shell itself runs: it leaves history and <c>$?</c> as they are.</summary>
    private Pipeline CreatePipeline(Command command)
    {
        var pipeline = IsNested ? _runspace.CreateNestedPipeline() : _runspace.CreatePipeline();
        pipeline.Commands.Add(command);
        return pipeline;
    }

    private Collection<PSObject> Invoke(Pipeline pipeline)
    {
        lock (_running)
        {
            _pipelines.Push(pipeline);
        }

        try
        {
            return pipeline.Invoke();
        }
        finally
        {
            lock (_running)
            {
                _pipelines.Pop();
            }
        }
    }

    private void Report(RuntimeException exception)
    {
        if (exception is IncompleteParseException)
        {
            // The engine keeps silent about these, for the sake of prompts that then ask for the rest.
            Host.UI.WriteErrorLine("ParserError: " + exception.Message);
            return;
        }

        var record = new PSObject(exception.ErrorRecord);
        EngineInternals.MarkAsError(record);
        using var pipeline = CreatePipeline(new Command("Out-Default", isScript: false, useLocalScope: true));
        pipeline.Input.Write(record);
        try
        {
            Invoke(pipeline);
        }
        catch (RuntimeException)
        {
            // The views could not show it; its text still can be.
            Host.UI.WriteErrorLine(exception.Message);
        }
    }

    private bool LastCommandSucceeded() =>
        Host.RequestedExitCode is not null || Evaluate("$global:?") is [{ BaseObject: true }];

    /// <summary>Passes the lines of standard input on as they come, while the script that reads <c>$input</c> runs.</summary>
    private static void FeedStandardInput(Pipeline pipeline)
    {
        if (!Console.IsInputRedirected)
        {
            return;
        }

        var feeder = new Thread(() =>
        {
            try
            {
                while (Console.In.ReadLine() is { } line)
                {
                    pipeline.Input.Write(line);
                }

                pipeline.Input.Close();
            }
            catch (PipelineClosedException)
            {
                // The script ended before its input did.
            }
        });
        feeder.IsBackground = true;
        feeder.Start();
    }

    private static bool UsesInput(Ast script) =>
        script.Find(ast => ast is VariableExpressionAst { VariablePath.UserPath: var name }
            && name.Equals("input", StringComparison.OrdinalIgnoreCase), searchNestedScriptBlocks: false) is not null;

    private void OnCancelKeyPress(object? sender, ConsoleCancelEventArgs e)
    {
        if (e.SpecialKey == ConsoleSpecialKey.ControlC)
        {
            // The prompt reads Ctrl+C as a key; a signal that comes while nothing runs ends the process, as it would any other.
            e.Cancel = Stop();
        }
    }
}
