using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation.Runspaces;

namespace Personalize.Shell;

/// <summary>What the command line asks for.</summary>
internal sealed class Arguments
{
    public const string Usage = """
        Usage: Personalize.Shell [[-File] <script> [arguments...]]
                                 [-Command { - | <text>... }]
                                 [-NonInteractive] [-NoLogo] [-Help]

          -File            Run a script; what follows its path are the script's own arguments. Ends the options.
          -Command         Run the rest of the line as PowerShell text; "-" reads it from standard input. Ends the options.
          -NonInteractive  Whatever would ask a person something is an error instead.
          -NoLogo          No greeting before the first prompt.
          -Help            This text.

        Without -File and -Command: a prompt, or the lines of standard input if that is not a terminal.
        Exit code: that of "exit"; else 1 if the last command failed (-Command) or a terminating error ended the script (-File);
        64 for a wrong command line; 70 if the module cannot be imported.
        """;

    private static readonly string[] Options = ["command", "file", "noninteractive", "nologo", "noprofile", "help"];

    public string? Command { get; private set; }

    public bool ReadFromInput { get; private set; }

    public string? File { get; private set; }

    public List<CommandParameter> ScriptArguments { get; } = [];

    public bool NonInteractive { get; private set; }

    public bool NoLogo { get; private set; }

    public bool Help { get; private set; }

    /// <summary>What is wrong with the command line, or null.</summary>
    public string? Error { get; private set; }

    public static Arguments Parse(string[] args)
    {
        var result = new Arguments();
        for (var i = 0; i < args.Length; i++)
        {
            switch (OptionOf(args[i]))
            {
                case "command":
                    result.TakeCommand(args[(i + 1)..]);
                    return result;
                case "file":
                    result.TakeFile(args[(i + 1)..]);
                    return result;
                case "noninteractive":
                    result.NonInteractive = true;
                    break;
                case "nologo":
                    result.NoLogo = true;
                    break;
                case "noprofile":
                    // Accepted for command lines written for pwsh: there are no profiles here.
                    break;
                case "help":
                    result.Help = true;
                    return result;
                default:
                    result.TakeFile(args[i..]);
                    return result;
            }
        }

        return result;
    }

    /// <summary>The full name of an option, which may be written short (-c, -f, -noni) and with one dash or two.</summary>
    private static string? OptionOf(string argument)
    {
        if (argument is "-?" or "/?")
        {
            return "help";
        }

        var name = argument.StartsWith("--", StringComparison.Ordinal) ? argument[2..]
            : argument.StartsWith('-') ? argument[1..]
            : "";
        if (name.Length == 0)
        {
            return null;
        }

        // As in pwsh, the first letters suffice where they are clear: -nop is -NoProfile, -nol is -NoLogo, -noni is -NonInteractive.
        var minimum = name.StartsWith("no", StringComparison.OrdinalIgnoreCase) ? 3 : 1;
        return name.Length < minimum
            ? null
            : Array.Find(Options, option => option.StartsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    private void TakeCommand(string[] rest)
    {
        if (rest.Length == 0)
        {
            Error = "-Command needs the text to run, or \"-\" to read it from standard input.";
        }
        else if (rest is ["-"])
        {
            ReadFromInput = true;
        }
        else if (rest[0] == "-")
        {
            Error = "\"-\" was given to -Command with other text: it must stand alone.";
        }
        else
        {
            Command = string.Join(' ', rest);
        }
    }

    private void TakeFile(string[] rest)
    {
        if (rest.Length == 0)
        {
            Error = "-File needs the path of a script.";
            return;
        }

        if (rest[0] == "-")
        {
            ReadFromInput = true;
            return;
        }

        File = Path.GetFullPath(rest[0]);
        if (!System.IO.File.Exists(File))
        {
            Error = $"The argument '{rest[0]}' is neither an option nor the path of a script that exists.";
            return;
        }

        foreach (var argument in rest.AsSpan(1))
        {
            ScriptArguments.Add(ScriptArgument(argument));
        }
    }

    /// <summary>One argument of a script, read as pwsh reads it: <c>-Name</c>, <c>-Name:value</c>, <c>-Flag:$false</c> or a plain value.</summary>
    private static CommandParameter ScriptArgument(string argument)
    {
        if (argument.Length < 2 || argument[0] != '-')
        {
            return new CommandParameter(null, argument);
        }

        var colon = argument.IndexOf(':', 1);
        if (colon < 0 || colon == argument.Length - 1)
        {
            return new CommandParameter(argument);
        }

        var value = argument[(colon + 1)..];
        return new CommandParameter(argument[..colon], value.ToUpperInvariant() switch
        {
            "$TRUE" => true,
            "$FALSE" => false,
            _ => value,
        });
    }
}
