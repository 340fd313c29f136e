using System;
using System.Collections.Generic;
using System.Linq;
using Markdig;
using Markdig.Syntax;

namespace Personalize.Tools.HelpBuilder.Pages;

/// <summary>How the project's Markdown is parsed.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>The fenced code blocks of one language; each with the line of the file where its code starts.</summary>
    public static IReadOnlyList<PageText> CodeBlocks(PageText text, string language) =>
        [.. Parse(text.Markdown).Descendants<FencedCodeBlock>()
            .Where(block => IsLanguage(block, language))
            .Select(block => new PageText(Code(block), text.Line + block.Line + 1))];

    public static bool IsLanguage(CodeBlock block, string language) =>
        block is FencedCodeBlock { Info: { } info } && info.Equals(language, StringComparison.OrdinalIgnoreCase);

    public static string Code(LeafBlock block) =>
        string.Join('\n', block.Lines.Lines.Take(block.Lines.Count).Select(line => line.ToString()));
}
