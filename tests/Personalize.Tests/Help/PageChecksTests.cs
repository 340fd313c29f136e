using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Tools.HelpBuilder.Pages;
using Xunit;

namespace Personalize.Tests.Help;

public class PageChecksTests
{
    private static List<Problem> Check(params HelpPage[] pages) => [.. new PageChecks(HelpFixture.Module, HelpFixture.Pages(pages)).Run()];

    private static HelpPage Remove => HelpFixture.Page(HelpFixture.RemoveFruit, HelpFixture.Written(HelpFixture.RemoveFruit));

    private static HelpPage Get(string from = "", string to = "")
    {
        var page = HelpFixture.Written(HelpFixture.GetFruit);
        Assert.Contains(from, page, StringComparison.Ordinal);
        return HelpFixture.Page(HelpFixture.GetFruit, from.Length == 0 ? page : page.Replace(from, to, StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_that_are_written_pass() => Assert.Empty(Check(Get(), Remove));

    [Fact]
    public void A_cmdlet_without_a_page_is_told() =>
        Assert.StartsWith("Remove-Fruit has no page", Assert.Single(Check(Get())).Message, StringComparison.Ordinal);

    [Fact]
    public void A_page_without_a_cmdlet_is_told()
    {
        var stray = Remove with { Path = "pages/Peel-Fruit.md" };

        Assert.Contains(Check(Get(), Remove, stray), problem => problem.Path == stray.Path && problem.Message.Contains("no cmdlet Peel-Fruit", StringComparison.Ordinal));
    }

    [Fact]
    public void A_begun_page_has_a_problem_at_each_placeholder()
    {
        var page = HelpFixture.Page(HelpFixture.GetFruit, HelpFixture.Writer.Write(HelpPage.Empty("pages", "Get-Fruit"), HelpFixture.GetFruit));
        var lines = page.Source.Split('\n');
        var told = Check(page, Remove).Where(problem => problem.Message.Contains("still to be written", StringComparison.Ordinal)).ToList();

        Assert.Equal(lines.Count(line => line.StartsWith("{{", StringComparison.Ordinal)), told.Count);
        Assert.All(told, problem => Assert.StartsWith("{{", lines[problem.Line - 1], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Does something with **fruit**.\n", "", null, "synopsis is missing")]
    [InlineData("### Example 2: Once more\n", "", null, "has 1 of at least 2 examples")]
    [InlineData("```powershell\nGet-Fruit -FruitArn b", "```text\nGet-Fruit -FruitArn b", "### Example 2", "no ```powershell block")]
    [InlineData("Get-Fruit -FruitArn b", "Get-Fruit -FruitArn (b", "Get-Fruit -FruitArn (b", "Missing closing ')'")]
    [InlineData("Get-Fruit -FruitArn b", "PS C:\\> Get-Fruit -FruitArn b", "PS C:", "without a prompt")]
    [InlineData("### -Name\n", "### -Title\n", "### -Title", "no parameter -Title")]
    [InlineData("### -Name\n", "### -Title\n", null, "-Name has no text")]
    [InlineData("[-Name <string>]", "[-Name <int>]", "Get-Fruit [-Name", "should be \"Get-Fruit [-Name <string>]")]
    [InlineData("Position: 0", "Position: 7", "  Position: 7", "should be \"  Position: 0\"")]
    [InlineData("The orchard's region.", "Another region.", "Another region.", "should be \"The orchard's region.\"")]
    [InlineData("Last words.", "[Gone](Gone-Away.md)", "[Gone]", "no Gone-Away.md")]
    [InlineData("## OUTPUTS\n", "### Personalize.Tests.Nothing\n\nNo.\n\n## OUTPUTS\n", "### Personalize.Tests.Nothing", "no type")]
    public void What_is_wrong_is_told_where_it_is(string from, string to, string? line, string message)
    {
        var page = Get(from, to);

        var problem = Assert.Single(Check(page, Remove), problem => problem.Message.Contains(message, StringComparison.Ordinal));
        if (line is not null)
        {
            Assert.StartsWith(line, page.Source.Split('\n')[problem.Line - 1], StringComparison.Ordinal);
        }
    }

<<<<<<< HEAD
=======
    [Theory]
    [InlineData("# about_Fruit\n\n## SHORT DESCRIPTION\n\nTells.\n", null)]
    [InlineData("# About fruit\n\n## SHORT DESCRIPTION\n\nTells.\n", "begins with its name")]
    [InlineData("# about_Fruit\n\n## SHORT DESCRIPTION\n\n{{ Fill in the Synopsis }}\n", "still to be written")]
    public void A_topic_begins_with_its_summary(string topic, string? message)
    {
        var pages = HelpFixture.Pages(Get(), Remove) with { Topics = new Dictionary<string, string> { ["pages/about_Fruit.md"] = topic } };

        var problems = new PageChecks(HelpFixture.Module, pages).Run();

        Assert.Equal(message is null ? [] : [true], problems.Select(problem => problem.Message.Contains(message!, StringComparison.Ordinal)));
    }

>>>>>>> 113d1b1e94e7d5e000a81fccae76c4003f28eddf
    [Fact]
    public void A_problem_reads_like_a_compilers() =>
        Assert.Equal("docs/en-US/Get-Fruit.md(7): error HELP: It is rotten.", new Problem("docs/en-US/Get-Fruit.md", 7, "It is rotten.").ToString());

    [Fact]
    public void Yaml_that_cannot_be_read_is_told_where_it_is()
    {
        var error = Assert.Throws<PageException>(() => Get("DefaultValue: Small", "DefaultValue: 'Small"));

        Assert.Equal("Get-Fruit.md", error.Problem.Path);
        Assert.True(error.Problem.Line > 1);
    }
}
