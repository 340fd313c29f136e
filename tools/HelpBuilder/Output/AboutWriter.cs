using System.Text;
using Markdig.Syntax;
using Personalize.Tools.HelpBuilder.Pages;

namespace Personalize.Tools.HelpBuilder.Output;

/// <summary>Makes an about_ topic's text, 80 columns wide.</summary>
/// <remarks>Get-Help takes the fifth line of such a file as the topic's summary.</remarks>
internal static class AboutWriter
{
    private const int Indent = 4;

    private static readonly PlainText Text = new(80 - Indent);

    public static string Write(string markdown)
    {
        var text = new StringBuilder();
        foreach (var block in MarkdownText.Parse(markdown))
        {
            if (block is HeadingBlock { Level: 1 } topic)
            {
                text.Append("TOPIC\n").Append(PlainText.Indent(PlainText.Render(topic.Inline), Indent)).Append("\n\n");
            }
            else if (block is HeadingBlock heading)
            {
                var title = PlainText.Render(heading.Inline);
                var isSection = heading.Level == 2;
                text.Append(isSection ? $"{title.ToUpperInvariant()}\n" : $"  {title}\n\n");
            }
            else if (Text.Render([block]) is { Length: > 0 } body)
            {
                text.Append(PlainText.Indent(body, Indent)).Append("\n\n");
            }
        }

        return text.ToString().TrimEnd('\n') + '\n';
    }
}
