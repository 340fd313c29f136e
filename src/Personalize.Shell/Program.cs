using System;
using System.Text;
using Personalize.Shell.Host;
using Personalize.Shell.Prompt;

namespace Personalize.Shell;

internal static class Program
{
    private static int Main(string[] args)
    {
        var arguments = Arguments.Parse(args);
        if (arguments.Error is { } error)
        {
            Console.Error.WriteLine(error);
            Console.Error.WriteLine();
            Console.Error.WriteLine(Arguments.Usage);
            return ExitCode.BadCommandLine;
        }

        if (arguments.Help)
        {
            Console.Out.WriteLine(Arguments.Usage);
            return ExitCode.Success;
        }

        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        using var session = new Session(new ShellHost(arguments.NonInteractive));
        if (!session.ImportModule())
        {
            return ExitCode.NoModule;
        }

        if (arguments.File is { } file)
        {
            session.RunFile(file, arguments.ScriptArguments);
        }
        else if (arguments.Command is { } command)
        {
            session.RunCommand(command);
        }
        else
        {
            new PromptLoop(session).Run(greet: !arguments.NoLogo && !arguments.ReadFromInput);
        }

        return session.ExitCode;
    }
}
