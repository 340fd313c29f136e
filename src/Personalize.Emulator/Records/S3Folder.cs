using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Personalize.Emulator.Records;

/// <summary>A folder that stands for Amazon S3: <c>s3://bucket/key</c> is <c>bucket/key</c> beneath it.</summary>
internal sealed class S3Folder(string root)
{
    private const string Scheme = "s3://";

    private readonly string _root = Path.GetFullPath(root);

    /// <summary>The files that a location means: the one, or those with such an ending in the folder, in the order of their names.</summary>
    /// <exception cref="FormatException">There is none; the message is for whoever made the job.</exception>
    public IReadOnlyList<string> Files(string location, params string[] endings)
    {
        var path = PathOf(location);
        if (File.Exists(path))
        {
            return [path];
        }

        var files = Directory.Exists(path)
            ? endings.SelectMany(ending => Directory.EnumerateFiles(path, "*" + ending)).Order(StringComparer.Ordinal).ToArray()
            : throw new FormatException($"Invalid Data location. There is no {location}: the emulator looks for the file {path}.");
        return files.Length > 0 ? files : throw new FormatException($"Invalid Data location. There is no file *{string.Join(" or *", endings)} in {location}.");
    }

    /// <summary>Where a location is on this machine.</summary>
    /// <exception cref="FormatException">It is no location in S3, or leads out of the folder.</exception>
    public string PathOf(string location)
    {
        var parts = location.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? location[Scheme.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries) : [];
        if (parts.Length == 0 || parts.Any(part => part is "." or ".." || part.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0))
        {
            throw new FormatException($"Invalid Data location. It must be as s3://bucket/key, and is {location}.");
        }

        return Path.Combine([_root, .. parts]);
    }
}
