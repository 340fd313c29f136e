using System.Linq;
using Personalize.Tools.HelpBuilder.Output;
using Xunit;

namespace Personalize.Tests.Help;

public class PlainTextTests
{
    [Theory]
    [InlineData("Two\nlines and `code`, **bold**, &amp;.", "Two lines and code,\nbold, &.")]
    [InlineData("See [here](https://a.example) or [Get-It](Get-It.md).", "See here\n(https://a.example)\nor Get-It.")]
    [InlineData("- one and more words\n- two", "- one and more words\n- two")]
    [InlineData("- one and some more words", "- one and some more\n  words")]
    [InlineData("1. one\n2. two\n   - three", "1. one\n2. two\n   - three")]
    [InlineData("```powershell\nGet-It -With a | Out-Null\n```", "    Get-It -With a | Out-Null")]
    [InlineData("| A | Long |\n|---|---|\n| `xyz` | y |", "A    Long\n---  ----\nxyz  y")]
    public void Markdown_becomes_text_for_a_console(string markdown, string text) =>
        Assert.Equal(text, new PlainText(width: 20).Render(markdown));

    [Fact]
    public void A_topic_has_its_summary_in_the_fifth_line_and_80_columns()
    {
        var lines = AboutWriter.Write($"# about_Fruit\n\n## SHORT DESCRIPTION\n\nTells of fruit.\n\n## LONG DESCRIPTION\n\n{string.Concat(Enumerable.Repeat("word ", 40))}\n\n### Apples\n\nRed.\n")
            .Split('\n');

        Assert.Equal(["TOPIC", "    about_Fruit", "", "SHORT DESCRIPTION", "    Tells of fruit.", "", "LONG DESCRIPTION"], lines[..7]);
        Assert.Contains("  Apples", lines);
        Assert.All(lines, line => Assert.True(line.Length <= 80));
    }
}
