using System;
using System.IO;
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

    private static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", path);
            if (Path.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
