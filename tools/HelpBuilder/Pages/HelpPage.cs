using System;
using System.Collections.Generic;
using System.Linq;

namespace Personalize.Tools.HelpBuilder.Pages;

/// <summary>A piece of a page: its Markdown, and the line of the file that it starts at.</summary>
internal sealed record PageText(string Markdown, int Line)
{
    public static readonly PageText None = new("", 1);

    public bool IsEmpty => Markdown.Length == 0;
}

/// <summary>An example: its heading, and everything below that.</summary>
internal sealed record PageExample(string Title, int Line, PageText Body)
{
    /// <summary>What a reader is to type and a test can run: the <c>powershell</c> blocks. Blocks of another language show output.</summary>
    public IReadOnlyList<PageText> Code { get; } = MarkdownText.CodeBlocks(Body, "powershell");
}

/// <summary>What a page says of a parameter, and the default value that its YAML block names.</summary>
internal sealed record PageParameter(string Name, int Line, PageText Text, string? DefaultValue);

/// <summary>A type under INPUTS or OUTPUTS.</summary>
internal sealed record PageType(string Name, int Line, PageText Text);

/// <summary>A cmdlet's page in PlatyPS's schema.</summary>
internal sealed record HelpPage
{
    public required string Path { get; init; }

    public required string Name { get; init; }

    /// <summary>The whole file, as it was read.</summary>
    public string Source { get; init; } = "";

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public PageText Synopsis { get; init; } = PageText.None;

    public PageText Description { get; init; } = PageText.None;

    public IReadOnlyList<PageExample> Examples { get; init; } = [];

    public IReadOnlyList<PageParameter> Parameters { get; init; } = [];

    public IReadOnlyList<PageType> Inputs { get; init; } = [];

    public IReadOnlyList<PageType> Outputs { get; init; } = [];

    public PageText Notes { get; init; } = PageText.None;

    public PageText RelatedLinks { get; init; } = PageText.None;

    /// <summary>Shared parameters of which the page has a text of its own, as its metadata name them.</summary>
    public IReadOnlyList<string> OwnTexts => Metadata.TryGetValue(OwnTextKey, out var names)
        ? [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => name.TrimStart('-'))]
        : [];

    public const string OwnTextKey = "own parameter text";

    public static HelpPage Empty(string folder, string cmdlet) =>
        new() { Path = System.IO.Path.Combine(folder, $"{cmdlet}.md"), Name = cmdlet };
}
