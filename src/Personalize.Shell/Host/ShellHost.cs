using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;
using Personalize.Shell.Prompt;

namespace Personalize.Shell.Host;

/// <summary>What the engine sees of the shell.</summary>
internal sealed class ShellHost : PSHost
{
    private readonly ShellUserInterface _userInterface;

    public ShellHost(bool nonInteractive)
    {
        Progress = new ProgressLine();
        _userInterface = new ShellUserInterface(Progress, nonInteractive);
    }

    /// <summary>The session that runs in this host; nested prompts are its.</summary>
    public Session? Session { get; set; }

    public ProgressLine Progress { get; }

    /// <summary>What <c>exit</c> was given, once it was called.</summary>
    public int? RequestedExitCode { get; private set; }

    /// <summary>How many prompts are open inside a running pipeline, as "Suspend" in a confirmation opens one.</summary>
    public int NestedPromptDepth { get; private set; }

    public override string Name => "PersonalizeShell";

    public override Version Version { get; } = Assembly.GetExecutingAssembly().GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _userInterface;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <summary>Whether the innermost nested prompt is to end once what runs in it has.</summary>
    public bool LeavesNestedPrompt { get; private set; }

    public override void EnterNestedPrompt()
    {
        NestedPromptDepth++;
        try
        {
            new PromptLoop(Session!).RunNested();
        }
        finally
        {
            LeavesNestedPrompt = false;
            NestedPromptDepth--;
        }
    }

    public override void ExitNestedPrompt() => LeavesNestedPrompt = NestedPromptDepth > 0
        ? true
        : throw new PSInvalidOperationException("No nested prompt is open.");

    public override void SetShouldExit(int exitCode)
    {
        if (NestedPromptDepth > 0)
        {
            ExitNestedPrompt();
        }
        else
        {
            RequestedExitCode = exitCode;
        }
    }

    public override void NotifyBeginApplication() => Progress.Clear();

    public override void NotifyEndApplication()
    {
    }
}
