using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Personalize.Tools.HelpBuilder.Pages;

namespace Personalize.Tools.HelpBuilder.Output;

/// <summary>Markdown as text for a console: blocks apart by an empty line, code indented, lists with hanging lines.</summary>
/// <remarks>
/// Lines are broken here, because PowerShell breaks them between words in a few languages only, and within words in an environment that
/// names none.
/// </remarks>
/// <param name="width">How long a line may be; code and tables stay as they are.</param>
/// <param name="codeIndent">How far code stands in.</param>
internal sealed class PlainText(int width, int codeIndent = 4)
{
    public string Render(string markdown) => Render(MarkdownText.Parse(markdown));

    public string Render(IEnumerable<Block> blocks) =>
        string.Join("\n\n", blocks.Select(block => Render(block, width)).Where(text => text.Length > 0));

    public static string Render(ContainerInline? inlines) =>
        string.Concat((inlines ?? Enumerable.Empty<Inline>()).Select(Render));

    private string Render(Block block, int room) => block switch
    {
        HeadingBlock heading => Render(heading.Inline),
        ParagraphBlock paragraph => Wrap(Render(paragraph.Inline), room),
        CodeBlock code => Indent(MarkdownText.Code(code), codeIndent),
        ListBlock list => string.Join(list.IsLoose ? "\n\n" : "\n", list.OfType<ListItemBlock>().Select(item => RenderItem(list, item, room))),
        QuoteBlock quote => Indent(string.Join("\n\n", quote.Select(child => Render(child, room - 2))), 2),
        Table table => Render(table),
        _ => "",
    };

    private string RenderItem(ListBlock list, ListItemBlock item, int room)
    {
        var mark = list.IsOrdered ? $"{item.Order}. " : "- ";
        var text = string.Join(list.IsLoose ? "\n\n" : "\n", item.Select(child => Render(child, room - mark.Length)));
        return string.Concat(mark, Indent(text, mark.Length).AsSpan(mark.Length));
    }

    private static string Render(Table table)
    {
        var rows = table.OfType<TableRow>()
            .Select(row => row.OfType<TableCell>().Select(cell => string.Concat(cell.OfType<LeafBlock>().Select(leaf => Render(leaf.Inline)))).ToList())
            .ToList();
        var widths = Enumerable.Range(0, rows.Max(row => row.Count))
            .Select(column => rows.Max(row => row.ElementAtOrDefault(column)?.Length ?? 0)).ToList();
        rows.Insert(1, [.. widths.Select(column => new string('-', column))]);
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }

    private static string Render(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline line => line.IsHard ? "\n" : " ",
        AutolinkInline link => link.Url,
        LinkInline link => Render(link),
        ContainerInline container => Render(container),
        _ => "",
    };

    private static string Render(LinkInline link)
    {
        var text = Render((ContainerInline)link);
        return link.Url is { } url && url.Contains("://", StringComparison.Ordinal) && url != text ? $"{text} ({url})" : text;
    }

    public static string Indent(string text, int columns) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', columns) + line));

    private static string Wrap(string text, int room) => string.Join('\n', text.Split('\n').Select(line => WrapLine(line, room)));

    private static string WrapLine(string text, int room)
    {
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0)
            {
                var fits = column + 1 + word.Length <= room;
                wrapped.Append(fits ? ' ' : '\n');
                column = fits ? column + 1 : 0;
            }

            wrapped.Append(word);
            column += word.Length;
        }

        return wrapped.ToString();
    }
}
