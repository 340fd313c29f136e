using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Benchmarks.Clients;

/// <summary>Asks a program a small question.</summary>
internal static class Probe
{
    /// <summary>The first line it prints, or null when it fails or takes longer than it should.</summary>
    public static async Task<string?> FirstLineAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            using var process = ChildProcess.Start(new Client(Path.GetFileName(program), program, arguments), endpoint: null);
            var line = await process.ReadAsync(TimeSpan.FromSeconds(20), cancellationToken);
            await process.WaitForEndAsync(TimeSpan.FromSeconds(20), cancellationToken);
            return line.Trim();
        }
        catch (Exception failure) when (failure is ClientFailedException or Win32Exception)
        {
            return null;
        }
    }
}
