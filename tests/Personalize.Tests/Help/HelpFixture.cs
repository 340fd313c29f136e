using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Personalize.Tools.HelpBuilder.Cmdlets;
using Personalize.Tools.HelpBuilder.Pages;

namespace Personalize.Tests.Help;

public enum Flavour
{
    Sweet,
    Sour,
}

[Cmdlet(VerbsCommon.Get, "Fruit", DefaultParameterSetName = "List", HelpUri = "https://fruit.example/get")]
[OutputType(typeof(Flavour))]
[Alias("fruit")]
public sealed class GetFruitCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "One", Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    public string[]? FruitArn { get; set; }

    [Parameter(ParameterSetName = "List")]
    [SupportsWildcards]
    public string? Name { get; set; }

    [Parameter(ParameterSetName = "List")]
    public Flavour? Flavour { get; set; }

    [Parameter(ParameterSetName = "List")]
    [ValidateSet("Small", "Large")]
    public string Size { get; set; } = "Small";

    [Parameter]
    public string? Region { get; set; }

    [Parameter]
    public int? TimeoutSec { get; set; }
}

[Cmdlet(VerbsCommon.Remove, "Fruit", SupportsShouldProcess = true)]
public sealed class RemoveFruitCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string? FruitArn { get; set; }
}

/// <summary>The cmdlets above as the engine describes them, and pages that tell of them.</summary>
internal static class HelpFixture
{
    private static readonly Lazy<ModuleFacts> TestModule = new(() =>
    {
        var all = CmdletReader.ReadModule(typeof(GetFruitCommand).Assembly.Location);
        return all with { Cmdlets = [.. all.Cmdlets.Where(cmdlet => cmdlet.Noun == "Fruit")] };
    });

    public static readonly IReadOnlyDictionary<string, string> SharedTexts =
        HelpPages.ReadSharedTexts("# Shared texts\n\n## -Region\n\nThe orchard's region.\n\n## -WhatIf\n\nOnly tells.\n\n## -Confirm\n\nAsks first.\n");

    public static ModuleFacts Module => TestModule.Value;

    public static CmdletFacts GetFruit => Module.Cmdlets.Single(cmdlet => cmdlet.Name == "Get-Fruit");

    public static CmdletFacts RemoveFruit => Module.Cmdlets.Single(cmdlet => cmdlet.Name == "Remove-Fruit");

    public static PageWriter Writer => new(Module, SharedTexts);

    public static HelpPage Page(CmdletFacts cmdlet, string markdown) => PageReader.Read($"{cmdlet.Name}.md", markdown);

    public static HelpPages Pages(params HelpPage[] pages) => new()
    {
        Folder = "pages",
        Cmdlets = pages,
        Topics = new Dictionary<string, string>(),
        SharedTexts = SharedTexts,
    };

    /// <summary>A begun page with its placeholders filled in.</summary>
    public static string Written(CmdletFacts cmdlet)
    {
        var page = Writer.Write(HelpPage.Empty("pages", cmdlet.Name), cmdlet)
            .Replace("### Example 1\n\n{{ Add example description here }}", Examples.Replace("COMMAND", cmdlet.Name, StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{{ Fill in the Synopsis }}", "Does something with **fruit**.", StringComparison.Ordinal);
        return string.Join('\n', page.Split('\n').Select(line => line.StartsWith("{{", StringComparison.Ordinal) ? "Some `words`." : line));
    }

    private const string Examples = """
        ### Example 1: All of it

        First words
        in two lines.

        ```powershell
        COMMAND -FruitArn a |
            Where-Object Name
        ```

        ```Output
        Name
        ----
        a
        ```

        Last words.

        ### Example 2: Once more

        ```powershell
        COMMAND -FruitArn b
        ```
        """;
}
