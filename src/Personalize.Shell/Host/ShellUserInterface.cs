using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using Personalize.Shell.Prompt;

namespace Personalize.Shell.Host;

/// <summary>
/// Where text goes and questions are asked. As in pwsh, errors go to standard error and everything else, warnings too, to standard
/// output; colours only to a terminal.
/// </summary>
internal sealed class ShellUserInterface : PSHostUserInterface, IHostUISupportsMultipleChoiceSelection
{
    private readonly ProgressLine _progress;
    private readonly bool _nonInteractive;

    public ShellUserInterface(ProgressLine progress, bool nonInteractive)
    {
        _progress = progress;
        _nonInteractive = nonInteractive;
        if (!Terminal.HasColour)
        {
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        }
    }

    public override PSHostRawUserInterface RawUI { get; } = new ShellRawUserInterface();

    public override bool SupportsVirtualTerminal => Terminal.HasColour;

    public override void Write(string value) => Out(value, endsLine: value.EndsWith('\n'));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Out(Colours.Paint(value, foregroundColor, backgroundColor), endsLine: value.EndsWith('\n'));

    public override void WriteLine() => WriteLine("");

    public override void WriteLine(string value) => Out(value + Environment.NewLine, endsLine: true);

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        WriteLine(Colours.Paint(value, foregroundColor, backgroundColor));

    public override void WriteErrorLine(string value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            var text = Terminal.ErrorHasColour ? value : Terminal.Plain(value);
            _progress.WriteAbove(() => Console.Error.WriteLine(text), endsLine: true);
        }
    }

    public override void WriteWarningLine(string message) => WriteStyled("WARNING: " + message, PSStyle.Instance.Formatting.Warning);

    public override void WriteVerboseLine(string message) => WriteStyled("VERBOSE: " + message, PSStyle.Instance.Formatting.Verbose);

    public override void WriteDebugLine(string message) => WriteStyled("DEBUG: " + message, PSStyle.Instance.Formatting.Debug);

    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Update(sourceId, record);

    public override string ReadLine()
    {
        DemandInteraction();
        return ReadAnswer();
    }

    public override SecureString ReadLineAsSecureString()
    {
        DemandInteraction();
        var secret = new SecureString();
        if (Console.IsInputRedirected)
        {
            foreach (var character in ReadAnswer())
            {
                secret.AppendChar(character);
            }

            return secret;
        }

        Console.TreatControlCAsInput = true;
        try
        {
            while (TakeKey(secret, Console.ReadKey(intercept: true)))
            {
            }
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }

        WriteLine();
        return secret;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        ArgumentNullException.ThrowIfNull(descriptions);
        DemandInteraction();
        WriteCaption(caption, message);
        return descriptions.ToDictionary(field => field.Name, AskFor);
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        ArgumentNullException.ThrowIfNull(choices);
        DemandInteraction();
        WriteCaption(caption, message);
        var keys = choices.Select(ChoiceKey.From).ToList();
        while (true)
        {
            for (var i = 0; i < keys.Count; i++)
            {
                Write(Colours.Paint($"[{keys[i].Hotkey}] {keys[i].Label}  ", i == defaultChoice ? ConsoleColor.Yellow : null));
            }

            var fallback = defaultChoice >= 0 ? $" (default is \"{keys[defaultChoice].Answer}\")" : "";
            Write($"[?] Help{fallback}: ");
            var answer = ReadAnswer().Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            if (answer == "?")
            {
                WriteHelp(keys, choices);
            }
            else if (keys.FindIndex(key => key.Matches(answer)) is >= 0 and var chosen)
            {
                return chosen;
            }
        }
    }

    public Collection<int> PromptForChoice(
        string? caption, string? message, Collection<ChoiceDescription> choices, IEnumerable<int>? defaultChoices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        DemandInteraction();
        WriteCaption(caption, message);
        var keys = choices.Select(ChoiceKey.From).ToList();
        foreach (var key in keys)
        {
            WriteLine($"[{key.Hotkey}] {key.Label}");
        }

        var defaults = defaultChoices?.ToList() ?? [];
        WriteLine("[?] Help" + (defaults.Count > 0
            ? $" (default choices are {string.Join(",", defaults.Select(choice => keys[choice].Answer))})"
            : ""));
        var chosen = new Collection<int>();
        while (true)
        {
            Write($"Choice[{chosen.Count}]: ");
            var answer = ReadAnswer().Trim();
            if (answer.Length == 0)
            {
                return chosen.Count > 0 ? chosen : new Collection<int>(defaults);
            }

            if (answer == "?")
            {
                WriteHelp(keys, choices);
            }
            else if (keys.FindIndex(key => key.Matches(answer)) is >= 0 and var index)
            {
                chosen.Add(index);
            }
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
    {
        DemandInteraction();
        WriteCaption(caption, message);
        var user = userName;
        while (string.IsNullOrWhiteSpace(user))
        {
            Write("User: ");
            user = ReadAnswer();
        }

        Write($"Password for user {user}: ");
        return new PSCredential(user, ReadLineAsSecureString());
    }

    /// <summary>What a person typed; Ctrl+C stops the pipeline that asked, and so does the end of standard input.</summary>
    private static string ReadAnswer()
    {
        if (!Console.IsInputRedirected)
        {
            return new LineEditor(Console.CursorLeft).Read() ?? throw new PipelineStoppedException();
        }

        return Console.In.ReadLine() ?? throw new HostException(
            "The question cannot be answered: standard input has ended.", null, "InputEnded", ErrorCategory.ResourceUnavailable);
    }

    /// <summary>Takes one key of a secret; false when it is complete.</summary>
    private bool TakeKey(SecureString secret, ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return false;
            case ConsoleKey.C when key.Modifiers == ConsoleModifiers.Control:
                WriteLine();
                throw new PipelineStoppedException();
            case ConsoleKey.Backspace when secret.Length > 0:
                secret.RemoveAt(secret.Length - 1);
                Write("\b \b");
                return true;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    secret.AppendChar(key.KeyChar);
                    Write("*");
                }

                return true;
        }
    }

    private void DemandInteraction()
    {
        if (_nonInteractive)
        {
            throw new PSInvalidOperationException(
                "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.");
        }

        _progress.Clear();
    }

    private void Out(string text, bool endsLine)
    {
        // Whether colours stay in the text is $PSStyle's decision, which the constructor made for a start and a script may change.
        var rendered = GetOutputString(text, supportsVirtualTerminal: true);
        _progress.WriteAbove(() => Console.Out.Write(rendered), endsLine);
    }

    private void WriteStyled(string text, string style) =>
        WriteLine(Terminal.HasColour ? style + text + PSStyle.Instance.Reset : text);

    private void WriteCaption(string? caption, string? message)
    {
        if (!string.IsNullOrEmpty(caption))
        {
            WriteLine();
            WriteLine(Colours.Paint(caption, ConsoleColor.White));
        }

        if (!string.IsNullOrEmpty(message))
        {
            WriteLine(message);
        }
    }

    private void WriteHelp(List<ChoiceKey> keys, Collection<ChoiceDescription> choices)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            WriteLine($"{keys[i].Answer} - {choices[i].HelpMessage}");
        }
    }

    /// <summary>Asks for one field, a list item by item until an empty line, and again where the answer cannot be what is asked for.</summary>
    private PSObject AskFor(FieldDescription field)
    {
        var type = LanguagePrimitives.TryConvertTo<Type>(field.ParameterAssemblyFullName, out var exact)
            ? exact
            : LanguagePrimitives.TryConvertTo<Type>(field.ParameterTypeFullName, out var named) ? named : typeof(string);
        var label = string.IsNullOrEmpty(field.Label) ? field.Name : field.Label.Replace("&", "", StringComparison.Ordinal);
        if (type == typeof(PSCredential))
        {
            return PSObject.AsPSObject(PromptForCredential(label, "", "", ""));
        }

        if (type.IsArray)
        {
            return PSObject.AsPSObject(AskForItems(label, type.GetElementType()!));
        }

        return PSObject.AsPSObject(AskForValue(label, type, endsOnEmpty: false)!);
    }

    private Array AskForItems(string label, Type type)
    {
        var items = new List<object>();
        while (AskForValue(string.Create(CultureInfo.InvariantCulture, $"{label}[{items.Count}]"), type, endsOnEmpty: true) is { } item)
        {
            items.Add(item);
        }

        var array = Array.CreateInstance(type, items.Count);
        items.ToArray().CopyTo(array, 0);
        return array;
    }

    private object? AskForValue(string label, Type type, bool endsOnEmpty)
    {
        while (true)
        {
            Write($"{label}: ");
            if (type == typeof(SecureString))
            {
                return ReadLineAsSecureString();
            }

            var answer = ReadAnswer();
            if (answer.Length == 0 && endsOnEmpty)
            {
                return null;
            }

            if (LanguagePrimitives.TryConvertTo(answer, type, CultureInfo.CurrentCulture, out var value))
            {
                return value;
            }

            WriteErrorLine($"Cannot recognize \"{answer}\" as a {type.FullName}.");
        }
    }
}
