using System;
using System.IO;

namespace Personalize.Shell;

/// <summary>Finds the module that the shell imports: beside the shell, or in the nearest folder above it.</summary>
internal static class ModuleLocator
{
    public const string ManifestName = "Personalize.psd1";

    /// <summary>The manifest's path, or null if neither the shell's folder nor one above it holds a manifest.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var manifest = Path.Combine(folder.FullName, ManifestName);
            if (File.Exists(manifest))
            {
                return manifest;
            }
        }

        return null;
    }
}
