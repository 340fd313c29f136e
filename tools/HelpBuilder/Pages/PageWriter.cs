using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Personalize.Tools.HelpBuilder.Cmdlets;
using YamlDotNet.Serialization;

namespace Personalize.Tools.HelpBuilder.Pages;

/// <summary>
/// Writes a page as PlatyPS does: what the cmdlet tells is made anew, what people wrote is kept, and a placeholder stands where something
/// is still to be written.
/// </summary>
internal sealed class PageWriter(ModuleFacts module, IReadOnlyDictionary<string, string> sharedTexts)
{
    private const int SyntaxWidth = 100;

    private static readonly string[] GeneratedKeys =
        ["document type", "external help file", "HelpUri", "Locale", "Module Name", "ms.date", "PlatyPS schema version", "title"];

    private static readonly ISerializer Yaml = new SerializerBuilder().WithNewLine("\n").Build();

    public string Write(HelpPage page, CmdletFacts cmdlet)
    {
        var text = new StringBuilder();
        void Add(params ReadOnlySpan<string> paragraphs)
        {
            foreach (var paragraph in paragraphs)
            {
                if (paragraph.Length > 0)
                {
                    text.Append(paragraph).Append("\n\n");
                }
            }
        }

        Add($"---\n{Metadata(page, cmdlet)}---", $"# {cmdlet.Name}");
        Add("## SYNOPSIS", Written(page.Synopsis, "{{ Fill in the Synopsis }}"));
        Add("## SYNTAX");
        foreach (var syntax in cmdlet.Syntax)
        {
            Add($"### {syntax.Name}{(syntax.IsDefault ? " (Default)" : "")}", $"```\n{SyntaxLines(cmdlet, syntax)}\n```");
        }

        Add("## ALIASES", string.Join('\n', cmdlet.Aliases.Select(alias => $"- `{alias}`")));
        Add("## DESCRIPTION", Written(page.Description, "{{ Fill in the Description }}"));
        Add("## EXAMPLES");
        foreach (var example in page.Examples.DefaultIfEmpty(new PageExample("Example 1", 0, PageText.None)))
        {
            Add($"### {example.Title}", Written(example.Body, "{{ Add example description here }}"));
        }

        Add("## PARAMETERS");
        foreach (var (name, facts, written) in Parameters(page, cmdlet))
        {
            Add($"### -{name}", ParameterText(page, name, written), facts is null ? "" : $"```yaml\n{ParameterYaml(facts, written)}```");
        }

        Add("### CommonParameters", CommonParameters);
        Add("## INPUTS", Types(page.Inputs, cmdlet.InputTypes, "You can't pipe objects to this cmdlet."));
        Add("## OUTPUTS", Types(page.Outputs, cmdlet.OutputTypes, "This cmdlet writes no objects."));
        Add("## NOTES", page.Notes.Markdown);
        Add("## RELATED LINKS", Written(page.RelatedLinks, "{{ Fill in the related links here }}"));
        return text.ToString().TrimEnd('\n') + '\n';
    }

    /// <summary>The parameters of which the page says something else than the shared text that takes its place.</summary>
    public IEnumerable<string> ReplacedTexts(HelpPage page) => page.Parameters
        .Where(written => IsShared(page, written.Name)
            && !written.Text.IsEmpty
            && !written.Text.Markdown.StartsWith("{{", StringComparison.Ordinal)
            && written.Text.Markdown != sharedTexts[written.Name])
        .Select(written => written.Name);

    private bool IsShared(HelpPage page, string parameter) =>
        sharedTexts.ContainsKey(parameter) && !page.OwnTexts.Contains(parameter, StringComparer.OrdinalIgnoreCase);

    private string Metadata(HelpPage page, CmdletFacts cmdlet)
    {
        var values = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["document type"] = "cmdlet",
            ["external help file"] = module.HelpFile,
            ["HelpUri"] = cmdlet.HelpUri,
            ["Locale"] = "en-US",
            ["Module Name"] = module.Name,
            ["ms.date"] = page.Metadata.GetValueOrDefault("ms.date") ?? DateTime.UtcNow.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture),
            ["PlatyPS schema version"] = "2024-05-01",
            ["title"] = cmdlet.Name,
        };
        foreach (var (key, value) in page.Metadata.Where(pair => !GeneratedKeys.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)))
        {
            values[key] = value;
        }

        return Yaml.Serialize(values);
    }

    private static string SyntaxLines(CmdletFacts cmdlet, SyntaxFacts syntax)
    {
        var text = new StringBuilder();
        var line = cmdlet.Name;
        foreach (var parameter in syntax.Parameters.Select(parameter => parameter.ToString()).Append("[<CommonParameters>]"))
        {
            if (line.Length + 1 + parameter.Length > SyntaxWidth)
            {
                text.Append(line).Append('\n');
                line = "";
            }

            line += $" {parameter}";
        }

        return text.Append(line).ToString();
    }

    /// <summary>The cmdlet's parameters, and those that only the page knows: their text is not thrown away, it is for people to do.</summary>
    private static IEnumerable<(string Name, ParameterFacts? Facts, PageParameter? Written)> Parameters(HelpPage page, CmdletFacts cmdlet)
    {
        var facts = cmdlet.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);
        var written = page.Parameters.DistinctBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);
        return facts.Keys.Union(written.Keys, StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(name => (name, facts.GetValueOrDefault(name), written.GetValueOrDefault(name)));
    }

    private string ParameterText(HelpPage page, string name, PageParameter? written) => IsShared(page, name)
        ? sharedTexts[name]
        : Written(written?.Text ?? PageText.None, $"{{{{ Fill {name} Description }}}}");

    private static string ParameterYaml(ParameterFacts facts, PageParameter? written) => Yaml.Serialize(new ParameterBlock(
        facts.TypeName,
        facts.DefaultValue ?? written?.DefaultValue ?? "",
        facts.SupportsWildcards,
        facts.Aliases,
        [.. facts.Sets.Select(set => new ParameterSetBlock(
            set.Name,
            set.Position?.ToString(CultureInfo.InvariantCulture) ?? "Named",
            set.IsRequired,
            set.FromPipeline,
            set.FromPipelineByPropertyName,
            set.FromRemainingArguments))],
        facts.DontShow,
        facts.AcceptedValues,
        facts.HelpMessage));

    private static string Types(IReadOnlyList<PageType> written, IReadOnlyList<string> known, string none)
    {
        var names = written.Select(type => type.Name).Where(name => name != "None" || known.Count == 0).ToList();
        names.AddRange(known.Except(names));
        if (names.Count == 0)
        {
            names.Add("None");
        }

        return string.Join("\n\n", names.Select(name =>
        {
            var text = written.FirstOrDefault(type => type.Name == name)?.Text ?? PageText.None;
            return $"### {name}\n\n{Written(text, name == "None" ? none : "{{ Fill in the Description }}")}";
        }));
    }

    private static string Written(PageText text, string placeholder) => text.IsEmpty ? placeholder : text.Markdown;

    private const string CommonParameters = """
        This cmdlet supports the common parameters: -Debug, -ErrorAction, -ErrorVariable,
        -InformationAction, -InformationVariable, -OutBuffer, -OutVariable, -PipelineVariable,
        -ProgressAction, -Verbose, -WarningAction, and -WarningVariable. For more information, see
        [about_CommonParameters](https://go.microsoft.com/fwlink/?LinkID=113216).
        """;

    // The members, and their order, of a parameter's block in PlatyPS's schema.
    private sealed record ParameterBlock(
        string Type,
        string DefaultValue,
        bool SupportsWildcards,
        IReadOnlyList<string> Aliases,
        IReadOnlyList<ParameterSetBlock> ParameterSets,
        bool DontShow,
        IReadOnlyList<string> AcceptedValues,
        string HelpMessage);

    private sealed record ParameterSetBlock(
        string Name,
        string Position,
        bool IsRequired,
        bool ValueFromPipeline,
        bool ValueFromPipelineByPropertyName,
        bool ValueFromRemainingArguments);
}
