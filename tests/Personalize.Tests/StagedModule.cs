using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Personalize.Tests;

/// <summary>The module as it ships, under out/Personalize: what the tests import, and what they load when they look at its types.</summary>
internal static class StagedModule
{
    /// <summary>The repository's root, found from where the tests run.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The staged manifest.</summary>
    public static string Manifest { get; } = Path.Combine(RepositoryRoot, "out", "Personalize", "Personalize.psd1");

    /// <summary>A file of the reference data beside the checkout, or null where that is absent.</summary>
    public static string? Shared(params string[] path)
    {
        var full = Path.GetFullPath(Path.Combine([RepositoryRoot, "..", "shared", .. path]));
        return File.Exists(full) || Directory.Exists(full) ? full : null;
    }

    [ModuleInitializer]
    internal static void Initialize() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
    {
        var bin = Path.Combine(RepositoryRoot, "out", "Personalize", "bin");
        foreach (var candidate in (string[])[Path.Combine(bin, name.Name + ".dll"), Path.Combine(bin, "engine", name.Name + ".dll")])
        {
            if (File.Exists(candidate))
            {
                return context.LoadFromAssemblyPath(candidate);
            }
        }

        return null;
    };

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Personalize.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"The tests run outside the repository: there is no Personalize.sln above {AppContext.BaseDirectory}.");
    }
}
