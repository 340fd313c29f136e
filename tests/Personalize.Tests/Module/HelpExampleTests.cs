using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Personalize.Tests.Shell;
using Personalize.Tools.HelpBuilder.Pages;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>Every example of the help runs, as it stands, against an emulator with the sample.</summary>
public sealed class HelpExampleTests
{
    public static TheoryData<string> Pages =>
        [.. HelpPages.Read(Path.Combine(StagedModule.RepositoryRoot, "docs", "en-US")).Cmdlets.Select(page => page.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Examples_run_without_an_error(string page)
    {
        // Pages about the emulator start their own.
        var own = page.EndsWith("-PersonalizeEmulator", StringComparison.Ordinal);
        var examples = HelpPages.Read(Path.Combine(StagedModule.RepositoryRoot, "docs", "en-US")).Cmdlets.Single(other => other.Name == page).Examples;
        Assert.True(examples.Count >= 2);
        var script = string.Join(
            "\n",
            examples.SelectMany(example => example.Code).Select(code =>
                $$"""
                {{(own ? "" : "$null = Start-PersonalizeEmulator -Sample")}}
                & { {{code.Markdown}}
                } | Out-Null
                {{(own ? "" : "Stop-PersonalizeEmulator")}}
                """));
        var (exit, _, error) = await RunAsync("$ErrorActionPreference = 'Stop'\n$WarningPreference = 'SilentlyContinue'\n" + script);
        Assert.Equal("", error);
        Assert.Equal(0, exit);
    }

    private static Task<ShellResult> RunAsync(string script) =>
        ShellProcess.RunWith("", null, "-NonInteractive", "-Command", script);
}
