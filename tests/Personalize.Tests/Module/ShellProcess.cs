using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Personalize.Tests.Module;

/// <summary>A PowerShell process of its own, for what a process can do only once: load assemblies, read its environment.</summary>
internal static class ShellProcess
{
    /// <summary>Runs a script in the project's shell with an environment in which nothing of AWS is set.</summary>
    public static (int Exit, string Output, string Error) Run(string script, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var home = Directory.CreateTempSubdirectory("personalize-tests-");
        try
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Personalize.Shell.dll"), "-NonInteractive", "-Command", script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = StagedModule.RepositoryRoot,
            };
            foreach (var name in new List<string>(start.Environment.Keys))
            {
                if (name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
                {
                    start.Environment.Remove(name);
                }
            }

            start.Environment["AWS_CONFIG_FILE"] = Path.Combine(home.FullName, "config");
            start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(home.FullName, "credentials");
            foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            {
                start.Environment[name] = value;
            }

            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            process.StandardInput.Close();
            if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException("The shell did not end within a minute.");
            }

            Task.WaitAll(output, error);
            return (process.ExitCode, output.Result, error.Result);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
