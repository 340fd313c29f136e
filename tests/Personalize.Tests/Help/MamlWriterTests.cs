using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Personalize.Tools.HelpBuilder.Output;
using Xunit;

namespace Personalize.Tests.Help;

/// <summary>What <c>Get-Help</c> finds in the MAML that a page became.</summary>
public sealed class MamlWriterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("help");

    public void Dispose() => _folder.Delete(recursive: true);

    private dynamic GetHelp(Func<string, string>? edit = null)
    {
        var markdown = HelpFixture.Written(HelpFixture.GetFruit);
        var page = HelpFixture.Page(HelpFixture.GetFruit, edit is null ? markdown : edit(markdown));
        var culture = _folder.CreateSubdirectory("en-US");
        MamlWriter.Write([(HelpFixture.GetFruit, page)]).Save(Path.Combine(culture.FullName, HelpFixture.Module.HelpFile));
        var manifest = Path.Combine(_folder.FullName, "Fruit.psd1");
        File.WriteAllText(manifest, $"@{{ ModuleVersion = '1.0'; RootModule = '{typeof(GetFruitCommand).Assembly.Location}'; CmdletsToExport = '*' }}");

        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddArgument(manifest).AddParameter("ErrorAction", "Stop").Invoke();
        shell.Commands.Clear();
        return shell.AddCommand("Get-Help").AddArgument("Get-Fruit").AddParameter("Full").AddParameter("ErrorAction", "Stop").Invoke().Single();
    }

    private static string Text(dynamic paragraphs) =>
        string.Join("|", ((PSObject[])paragraphs).Select(paragraph => paragraph.Properties["Text"].Value));

    [Fact]
    public void Prose_is_the_pages()
    {
        var help = GetHelp(page => page.Replace(
            "## DESCRIPTION\n\nSome `words`.", "## DESCRIPTION\n\nSome\nwords:\n\n- one\n- two\n\n```powershell\nGet-Fruit\n```", StringComparison.Ordinal));

        Assert.Equal("Does something with fruit.", (string)help.Synopsis.ToString());
        Assert.Equal("Some words:\n\n- one\n- two\n\n    Get-Fruit", Text(help.description));
    }

    [Fact]
    public void Facts_are_the_cmdlets()
    {
        object[] parameters = [.. ((object[])GetHelp().parameters.parameter)];
        dynamic arn = parameters.Single(parameter => ((dynamic)parameter).name.ToString() == "FruitArn");
        dynamic flavour = parameters.Single(parameter => ((dynamic)parameter).name.ToString() == "Flavour");
        dynamic size = parameters.Single(parameter => ((dynamic)parameter).name.ToString() == "Size");

        Assert.Equal(6, parameters.Length);
        Assert.Equal("true", (string)arn.required);
        Assert.Equal("0", (string)arn.position);
        Assert.Equal("Arn", (string)arn.aliases);
        Assert.Equal("True (ByValue, ByPropertyName)", (string)arn.pipelineInput);
        Assert.Equal("string[]", (string)arn.parameterValue.ToString());
        Assert.Equal("Some words.\n\nAccepted values: Sweet, Sour.", Text(flavour.description));
        Assert.Equal("Small", (string)size.defaultValue.ToString());
    }

    [Fact]
    public void Examples_are_introduction_code_and_remarks()
    {
        object[] examples = [.. ((object[])GetHelp().examples.example)];
        dynamic first = examples[0];

        Assert.Equal(2, examples.Length);
<<<<<<< HEAD
        Assert.Equal("--------- Example 1: All of it ---------", (string)first.title.ToString());
=======
        Assert.Equal("--- Example 1: All of it ---", (string)first.title.ToString());
>>>>>>> 113d1b1e94e7d5e000a81fccae76c4003f28eddf
        Assert.Equal("First words in two lines.\n\n", Text(first.introduction));
        Assert.Equal("Get-Fruit -FruitArn a |\n    Where-Object Name", (string)first.code.ToString());
        Assert.StartsWith("Name\n----\na\n\nLast words.", Text(first.remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_begin_with_the_page_online_and_name_pages_without_their_files()
    {
        var help = GetHelp(page => page.Replace(
            "## RELATED LINKS\n\nSome `words`.", "## RELATED LINKS\n\n- [Remove-Fruit](Remove-Fruit.md)\n- [Orchards](https://fruit.example)", StringComparison.Ordinal));
        object[] links = [.. ((object[])help.relatedLinks.navigationLink)];

        Assert.Equal(
            ["Online Version: https://fruit.example/get", "Remove-Fruit ", "Orchards https://fruit.example"],
            links.Select(link => $"{((dynamic)link).linkText} {((dynamic)link).uri}"));
    }
}
