using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Markdig.Syntax;
using Personalize.Tools.HelpBuilder.Cmdlets;
using Personalize.Tools.HelpBuilder.Pages;

namespace Personalize.Tools.HelpBuilder.Output;

/// <summary>Makes what <c>Get-Help</c> reads: facts from the cmdlets, prose from their pages.</summary>
/// <remarks>
/// Each prose section is one <c>para</c> with its own line breaks. Get-Help spaces several of them differently in every section, and shows
/// MAML's lists in a few sections only.
/// </remarks>
internal static class MamlWriter
{
    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Cmd = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    // A console of 80 columns, less the four or eight that Get-Help stands a section in.
    private static readonly PlainText Text = new(width: 75);
    private static readonly PlainText ExampleText = new(width: 75, codeIndent: 0);
    private static readonly PlainText InnerText = new(width: 71);

    // Lists of commands show it in a table's cell, on one line.
    private static readonly PlainText SynopsisText = new(width: int.MaxValue);

    public static XDocument Write(IEnumerable<(CmdletFacts Cmdlet, HelpPage Page)> cmdlets) => new(
        new XDeclaration("1.0", "utf-8", null),
        new XElement(Msh + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(item => Command(item.Cmdlet, item.Page))));

    private static XElement Command(CmdletFacts cmdlet, HelpPage page) => new(
        Cmd + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Cmd),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Cmd + "details",
            new XElement(Cmd + "name", cmdlet.Name),
            new XElement(Cmd + "verb", cmdlet.Verb),
            new XElement(Cmd + "noun", cmdlet.Noun),
            Description(SynopsisText, page.Synopsis.Markdown)),
        Description(Text, page.Description.Markdown),
        new XElement(Cmd + "syntax", cmdlet.Syntax.Select(syntax => new XElement(
            Cmd + "syntaxItem",
            new XElement(Maml + "name", cmdlet.Name),
            syntax.Parameters.Select(SyntaxParameter)))),
        new XElement(Cmd + "parameters", cmdlet.Parameters.Where(facts => !facts.DontShow).Select(facts => Parameter(
            cmdlet, facts, page.Parameters.First(written => written.Name.Equals(facts.Name, StringComparison.OrdinalIgnoreCase))))),
        new XElement(Cmd + "inputTypes", page.Inputs.Select(type => Type("inputType", type))),
        new XElement(Cmd + "returnValues", page.Outputs.Select(type => Type("returnValue", type))),
        page.Notes.IsEmpty ? null : new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraph(InnerText.Render(page.Notes.Markdown)))),
        new XElement(Cmd + "examples", page.Examples.Select(Example)),
        new XElement(Cmd + "relatedLinks", Links(cmdlet, page)));

    private static XElement SyntaxParameter(SyntaxParameter parameter)
    {
        var facts = parameter.Facts;
        return new XElement(
            Cmd + "parameter",
            Attributes(facts, parameter.IsRequired, parameter.Position),
            new XElement(Maml + "name", facts.Name),
            facts.AcceptedValues.Count == 0 ? null : new XElement(
                Cmd + "parameterValueGroup", facts.AcceptedValues.Select(value => new XElement(Cmd + "parameterValue", value))),
            Value(facts));
    }

    private static XElement Parameter(CmdletFacts cmdlet, ParameterFacts facts, PageParameter page)
    {
        // MAML has room for one answer; the syntax above it tells what differs from one parameter set to another.
        var places = cmdlet.Syntax.OrderByDescending(syntax => syntax.IsDefault)
            .SelectMany(syntax => syntax.Parameters).Where(place => place.Facts == facts).ToList();
        var text = facts.AcceptedValues.Count == 0
            ? page.Text.Markdown
            : $"{page.Text.Markdown}\n\nAccepted values: {string.Join(", ", facts.AcceptedValues.Select(value => $"`{value}`"))}.";
        return new XElement(
            Cmd + "parameter",
            Attributes(facts, places.FirstOrDefault()?.IsRequired ?? false, places.Select(place => place.Position).FirstOrDefault(at => at is not null)),
            new XElement(Maml + "name", facts.Name),
            Description(InnerText, text),
            Value(facts),
            new XElement(Dev + "type", new XElement(Maml + "name", facts.TypeName)),
            new XElement(Dev + "defaultValue", facts.DefaultValue ?? (string.IsNullOrEmpty(page.DefaultValue) ? "None" : page.DefaultValue)));
    }

    private static IEnumerable<XAttribute> Attributes(ParameterFacts facts, bool isRequired, int? position)
    {
        string[] ways =
        [
            .. facts.Sets.Any(set => set.FromPipeline) ? ["ByValue"] : Array.Empty<string>(),
            .. facts.Sets.Any(set => set.FromPipelineByPropertyName) ? ["ByPropertyName"] : Array.Empty<string>(),
        ];
        return
        [
            new XAttribute("required", isRequired),
            new XAttribute("variableLength", facts.TypeName.EndsWith("[]", StringComparison.Ordinal)),
            new XAttribute("globbing", facts.SupportsWildcards),
            new XAttribute("pipelineInput", ways.Length == 0 ? "False" : $"True ({string.Join(", ", ways)})"),
            new XAttribute("position", position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", facts.Aliases.Count == 0 ? "none" : string.Join(", ", facts.Aliases)),
        ];
    }

    private static XElement? Value(ParameterFacts facts) => facts.IsSwitch
        ? null
        : new XElement(Cmd + "parameterValue", new XAttribute("required", true), facts.ShortTypeName);

    private static XElement Type(string element, PageType type) => new(
        Cmd + element,
        new XElement(Dev + "type", new XElement(Maml + "name", type.Name)),
        Description(InnerText, type.Text.Markdown));

    /// <summary>What comes before the first code, the code, and the rest: output, more code, and what there is to say of it.</summary>
    private static XElement Example(PageExample example)
    {
        var blocks = MarkdownText.Parse(example.Body.Markdown).ToList();
        var code = blocks.FindIndex(block => block is CodeBlock);
        var introduction = ExampleText.Render(code < 0 ? blocks : blocks[..code]);
        var remarks = code < 0 ? "" : ExampleText.Render(blocks[(code + 1)..]);
        return new XElement(
            Cmd + "example",
            new XElement(Maml + "title", $"--- {example.Title} ---"),
            // The code is printed where the introduction ends.
            introduction.Length == 0 ? null : new XElement(Maml + "introduction", Paragraph(introduction + "\n\n")),
            code < 0 ? null : new XElement(Dev + "code", MarkdownText.Code((CodeBlock)blocks[code])),
            // The empty paragraph keeps the next title apart.
            new XElement(Dev + "remarks", remarks.Length == 0 ? null : Paragraph(remarks), Paragraph("")));
    }

    private static IEnumerable<XElement> Links(CmdletFacts cmdlet, HelpPage page)
    {
        // Get-Help -Online opens the first.
        var links = RelatedLink.Read(page.RelatedLinks.Markdown);
        return (cmdlet.HelpUri.Length == 0 ? links : links.Prepend(new RelatedLink("Online Version:", cmdlet.HelpUri)))
            .Select(link => new XElement(
                Maml + "navigationLink", new XElement(Maml + "linkText", link.Text), new XElement(Maml + "uri", link.Uri)));
    }

    private static XElement Description(PlainText text, string markdown) => new(Maml + "description", Paragraph(text.Render(markdown)));

    private static XElement Paragraph(string text) => new(Maml + "para", text);
}
