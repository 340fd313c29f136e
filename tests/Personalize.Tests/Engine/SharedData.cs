using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Personalize.Tests.Engine;

/// <summary>The reference data beside the repository; tests that need it skip where it is absent.</summary>
internal static class SharedData
{
    public static JsonElement Read(string path)
    {
        var file = Find(path);
        Assert.SkipWhen(file is null, $"../shared/{path} is not there");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file!));
        return document.RootElement.Clone();
    }

    /// <summary>The path of a folder.</summary>
    public static string Folder(string path)
    {
        var folder = Find(path);
        Assert.SkipWhen(folder is null, $"../shared/{path} is not there");
        return folder!;
    }

    /// <summary>The names of a folder's files; none where the folder is absent.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Find(folder) is { } found
            ? Directory.EnumerateFiles(found, pattern).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            : [];

    private static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", path);
            if (Path.Exists(found))
            {
                return found;
            }
        }

        return null;
    }
}
