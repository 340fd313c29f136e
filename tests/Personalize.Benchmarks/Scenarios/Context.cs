using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Benchmarks.Clients;
using Personalize.Benchmarks.Output;

namespace Personalize.Benchmarks.Scenarios;

/// <summary>What every scenario is given.</summary>
internal sealed record Context(Options Options, Toolbox Tools, Report Report)
{
    /// <summary>The names of the module's rows.</summary>
    public const string Module = "Personalize";

    /// <summary>The longest that one listing may take; the slowest client needs a tenth of it.</summary>
    public static TimeSpan LimitFor(int jobs) => TimeSpan.FromSeconds(60) + TimeSpan.FromMilliseconds(jobs * 0.4);

    /// <summary>The module in a session of each PowerShell, asked to list.</summary>
    public IEnumerable<Client> ModuleListings() => Tools.PowerShells(Module, "module.ps1", Options.Module);

    /// <summary>Everything that can list, the module first.</summary>
    public async Task<IReadOnlyList<Client>> ListingClientsAsync(CancellationToken cancellationToken) =>
    [
        .. ModuleListings(),
        Tools.JavaScript(),
        await Tools.Boto3Async(cancellationToken),
        Toolbox.Self(ClientNames.BareHttpClient, "bare"),
    ];

    /// <summary>Tells who waits that something happens.</summary>
    public static void Progress(string text) => Console.Error.WriteLine($"  {text}");
}
