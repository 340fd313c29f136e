using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Personalize.Benchmarks.Clients;

/// <summary>Runs a script in a runspace of the PowerShell engine alone, for machines where no pwsh is installed.</summary>
internal static class ScriptSession
{
    public static int Run(string script, IEnumerable<string> arguments)
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        using var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand(script);
        foreach (var argument in arguments)
        {
            shell.AddArgument(argument);
        }

        try
        {
            shell.Invoke();
        }
        catch (RuntimeException failure)
        {
            Console.Error.WriteLine(failure.ErrorRecord);
            return 1;
        }

        foreach (var error in shell.Streams.Error)
        {
            Console.Error.WriteLine(error);
        }

        return shell.HadErrors ? 1 : 0;
    }
}
