using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Personalize.Tools.HelpBuilder.Pages;

namespace Personalize.Tools.HelpBuilder.Output;

/// <summary>A link below a page; one to a page beside it has no address in a console, where its name is enough for <c>Get-Help</c>.</summary>
internal sealed record RelatedLink(string Text, string Uri)
{
    public static IEnumerable<RelatedLink> Read(string markdown) => MarkdownText.Parse(markdown)
        .Descendants<LinkInline>()
        .Select(link => new RelatedLink(
            PlainText.Render((ContainerInline)link),
            link.Url is { } url && url.Contains("://", StringComparison.Ordinal) ? url : ""));
}
