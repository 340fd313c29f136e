using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Personalize.Tools.HelpBuilder.Pages;

/// <summary>Takes a page apart by its headings.</summary>
internal sealed class PageReader
{
    private readonly string _path;
    private readonly string[] _lines;
    private readonly MarkdownDocument _document;
    private readonly List<Section> _sections;

    private PageReader(string path, string source)
    {
        _path = path;
        _lines = source.ReplaceLineEndings("\n").Split('\n');
        _document = MarkdownText.Parse(source);
        _sections = ReadSections();
    }

    public static HelpPage Read(string path) => Read(path, File.ReadAllText(path));

    public static HelpPage Read(string path, string source) => new PageReader(path, source).ToPage(source);

    private HelpPage ToPage(string source) => new()
    {
        Path = _path,
        Name = _sections.FirstOrDefault(section => section.Level == 1)?.Title ?? "",
        Source = source,
        Metadata = ReadMetadata(),
        Synopsis = Text("SYNOPSIS"),
        Description = Text("DESCRIPTION"),
        Examples = [.. Children("EXAMPLES").Select(section => new PageExample(section.Title, section.Line, Text(section)))],
        Parameters = [.. Children("PARAMETERS").Where(section => section.Title.StartsWith('-')).Select(ReadParameter)],
        Inputs = ReadTypes("INPUTS"),
        Outputs = ReadTypes("OUTPUTS"),
        Notes = Text("NOTES"),
        RelatedLinks = Text("RELATED LINKS"),
    };

    private List<Section> ReadSections()
    {
        var headings = _document.OfType<HeadingBlock>().Where(heading => heading.Level <= 3).ToList();
        return [.. headings.Select((heading, index) => new Section(
            heading.Level,
            // The line itself: a title's brackets and underscores are meant, not Markdown.
            _lines[heading.Line].TrimStart('#').Trim(),
            heading.Line + 1,
            index + 1 < headings.Count ? headings[index + 1].Line : _lines.Length))];
    }

    private Dictionary<string, string> ReadMetadata()
    {
        var block = _document.OfType<YamlFrontMatterBlock>().FirstOrDefault();
        var values = block is null ? null : Deserialize<Dictionary<string, string?>>(block, MarkdownText.Code(block));
        return (values ?? []).ToDictionary(pair => pair.Key, pair => pair.Value ?? "", StringComparer.OrdinalIgnoreCase);
    }

    private PageParameter ReadParameter(Section section)
    {
        var yaml = _document.OfType<FencedCodeBlock>().LastOrDefault(block =>
            block.Line >= section.Line && block.Line < section.End && MarkdownText.IsLanguage(block, "yaml"));
        var facts = yaml is null ? null : Deserialize<Dictionary<string, object?>>(yaml, MarkdownText.Code(yaml));
        return new PageParameter(
            section.Title.TrimStart('-'),
            section.Line,
            Text(section with { End = yaml?.Line ?? section.End }),
            facts?.GetValueOrDefault("DefaultValue") as string);
    }

    private List<PageType> ReadTypes(string section) =>
        [.. Children(section).Select(type => new PageType(type.Title, type.Line, Text(type)))];

    private T? Deserialize<T>(LeafBlock block, string yaml)
    {
        try
        {
            return new DeserializerBuilder().Build().Deserialize<T>(yaml);
        }
        catch (YamlException error)
        {
            throw new PageException(new Problem(_path, block.Line + (int)error.Start.Line + 1, $"This is no YAML: {error.Message}"));
        }
    }

    private IEnumerable<Section> Children(string title) => _sections
        .SkipWhile(section => !IsTop(section, title)).Skip(1).TakeWhile(section => section.Level > 2);

    private PageText Text(string title) =>
        _sections.FirstOrDefault(section => IsTop(section, title)) is { } found ? Text(found) : PageText.None;

    private PageText Text(Section section)
    {
        var first = section.Line;
        var end = section.End;
        while (first < end && string.IsNullOrWhiteSpace(_lines[first]))
        {
            first++;
        }

        while (end > first && string.IsNullOrWhiteSpace(_lines[end - 1]))
        {
            end--;
        }

        return new PageText(string.Join('\n', _lines[first..end].Select(line => line.TrimEnd())), first + 1);
    }

    private static bool IsTop(Section section, string title) =>
        section.Level == 2 && section.Title.Equals(title, StringComparison.OrdinalIgnoreCase);

    /// <summary>A heading, its line counted from 1 (which is its text's first line counted from 0), and the line after its text.</summary>
    private sealed record Section(int Level, string Title, int Line, int End);
}
