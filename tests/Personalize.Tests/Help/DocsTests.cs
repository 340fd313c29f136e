using System;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using Personalize.Tools.HelpBuilder.Cmdlets;
using Personalize.Tools.HelpBuilder.Pages;
using Xunit;

namespace Personalize.Tests.Help;

/// <summary>The project's own pages.</summary>
public class DocsTests
{
    private static readonly Lazy<HelpPages> Docs = new(() => HelpPages.Read(Path.Combine(RepositoryRoot(), "docs", "en-US")));

    [Fact]
    public void Every_page_tells_of_its_cmdlet_as_it_is() =>
        Assert.Empty(new PageChecks(CmdletReader.ReadModule(typeof(SolutionVersion).Assembly.Location), Docs.Value).Run());

    [Fact]
    public void Every_example_parses() => Assert.All(
        Docs.Value.Cmdlets.SelectMany(page => page.Examples, (page, example) => (page.Name, example)),
        item => Assert.All(item.example.Code, code =>
        {
            Parser.ParseInput(code.Markdown, out _, out var errors);
            Assert.True(errors.Length == 0, $"{item.Name}, line {code.Line}: {errors.FirstOrDefault()?.Message}");
        }));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Personalize.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds Personalize.sln.");
        }

        return folder.FullName;
    }
}
