using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig.Syntax;

namespace Personalize.Tools.HelpBuilder.Pages;

/// <summary>The pages of a folder, the topics beside them, and the parameter texts that pages share.</summary>
internal sealed record HelpPages
{
    public required string Folder { get; init; }

    public required IReadOnlyList<HelpPage> Cmdlets { get; init; }

    /// <summary>Pages named <c>about_…</c>, by path, with their Markdown.</summary>
    public required IReadOnlyDictionary<string, string> Topics { get; init; }

    /// <summary>Texts by parameter, from <c>parameters.md</c> in the folder above: one <c>## -Name</c> heading each.</summary>
    public required IReadOnlyDictionary<string, string> SharedTexts { get; init; }

    public string SharedTextsPath => SharedPath(Folder);

    /// <summary>The page of a cmdlet, which has its name.</summary>
    public HelpPage? Find(string cmdlet) =>
        Cmdlets.FirstOrDefault(page => Path.GetFileNameWithoutExtension(page.Path).Equals(cmdlet, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a folder of pages; one that isn't there has none.</summary>
    /// <exception cref="PageException">A page's YAML can't be read.</exception>
    public static HelpPages Read(string folder)
    {
        var files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.OrdinalIgnoreCase).ToList()
            : [];
        var shared = SharedPath(folder);
        return new HelpPages
        {
            Folder = folder,
            Cmdlets = [.. files.Where(file => !IsTopic(file)).Select(PageReader.Read)],
            Topics = files.Where(IsTopic).ToDictionary(file => file, File.ReadAllText),
            SharedTexts = File.Exists(shared) ? ReadSharedTexts(File.ReadAllText(shared)) : new Dictionary<string, string>(),
        };
    }

    public static IReadOnlyDictionary<string, string> ReadSharedTexts(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var headings = MarkdownText.Parse(markdown).OfType<HeadingBlock>().Select(heading => heading.Line).Append(lines.Length).ToList();
        return headings.Zip(headings.Skip(1))
            .Where(section => lines[section.First].StartsWith("## -", StringComparison.Ordinal))
            .ToDictionary(
                section => lines[section.First]["## -".Length..].Trim(),
                section => string.Join('\n', lines[(section.First + 1)..section.Second].Select(line => line.TrimEnd())).Trim('\n'),
                StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsTopic(string path) => Path.GetFileName(path).StartsWith("about_", StringComparison.OrdinalIgnoreCase);

    private static string SharedPath(string folder) =>
        Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? "", "parameters.md");
}
