using System;
using System.Collections.Generic;
using System.Management.Automation.Host;
using System.Management.Automation.Language;
using System.Text;
using Personalize.Shell.Host;

namespace Personalize.Shell.Prompt;

/// <summary>Reads PowerShell from a person or from standard input, and runs it, until it ends or <c>exit</c> is called.</summary>
internal sealed class PromptLoop(Session session)
{
    private const string DefaultPrompt = "PS> ";
    private const string ContinuationPrompt = ">> ";

    private static readonly List<string> History = [];

    private PSHostUserInterface UI => session.Host.UI;

    public void Run(bool greet)
    {
        if (greet && !Console.IsInputRedirected)
        {
            UI.WriteLine("PowerShell with the Personalize module. Its cmdlets: gcm -Module Personalize");
        }

        while (session.Host.RequestedExitCode is null && ReadInput() is { } text)
        {
            RunUnlessBlank(text);
        }
    }

    /// <summary>A prompt inside a running pipeline, until <c>exit</c> goes back to it.</summary>
    public void RunNested()
    {
        while (!session.Host.LeavesNestedPrompt && ReadInput() is { } text)
        {
            RunUnlessBlank(text);
        }
    }

    private void RunUnlessBlank(string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            session.RunLine(text);
        }
    }

    /// <summary>One input, of several lines if the first is incomplete; null at the end of standard input.</summary>
    private string? ReadInput() => Console.IsInputRedirected ? ReadFromInput() : ReadFromKeyboard();

    private string? ReadFromKeyboard()
    {
        var lines = new StringBuilder();
        while (true)
        {
            var prompt = lines.Length == 0 ? PromptText() : ContinuationPrompt;
            var line = new LineEditor(prompt, History, session.Complete).Read();
            if (line is null)
            {
                // Ctrl+C gives up what was typed.
                return "";
            }

            if (line.Length > 0 && (History.Count == 0 || History[^1] != line))
            {
                History.Add(line);
            }

            lines.Append(lines.Length == 0 ? "" : "\n").Append(line);
            var text = lines.ToString();
            if (!IsIncomplete(text))
            {
                return text;
            }
        }
    }

    /// <summary>Input that began incomplete goes on to the next blank line, as in pwsh: an <c>else</c> may follow on a line of its own.</summary>
    private string? ReadFromInput()
    {
        UI.Write(PromptText());
        var first = Console.In.ReadLine();
        UI.WriteLine(first ?? "");
        if (first is null || !IsIncomplete(first))
        {
            return first;
        }

        var lines = new StringBuilder(first);
        while (true)
        {
            UI.Write(ContinuationPrompt);
            var line = Console.In.ReadLine();
            UI.WriteLine(line ?? "");
            if (string.IsNullOrWhiteSpace(line))
            {
                return lines.ToString();
            }

            lines.Append('\n').Append(line);
        }
    }

    private string PromptText()
    {
        var text = session.Evaluate("prompt") is [{ } prompt, ..] ? prompt.ToString() : "";
        return string.IsNullOrEmpty(text) ? DefaultPrompt : Terminal.HasColour ? text : Terminal.Plain(text);
    }

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out var errors);
        return Array.Exists(errors, error => error.IncompleteInput);
    }
}
