using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Personalize.Tools.HelpBuilder.Cmdlets;

namespace Personalize.Tools.HelpBuilder.Pages;

/// <summary>Holds the pages to the cmdlets: nothing missing, nothing left over, nothing that contradicts.</summary>
internal sealed partial class PageChecks(ModuleFacts module, HelpPages pages)
{
    private const int LeastExamples = 2;

    private readonly PageWriter _writer = new(module, pages.SharedTexts);

    public IEnumerable<Problem> Run()
    {
        var cmdlets = module.Cmdlets.ToDictionary(cmdlet => cmdlet.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var cmdlet in module.Cmdlets.Where(cmdlet => pages.Find(cmdlet.Name) is null))
        {
            yield return new Problem(HelpPage.Empty(pages.Folder, cmdlet.Name).Path, 1,
                $"{cmdlet.Name} has no page; run HelpBuilder with --update to begin one.");
        }

        foreach (var page in pages.Cmdlets)
        {
            var problems = cmdlets.TryGetValue(Path.GetFileNameWithoutExtension(page.Path), out var cmdlet)
                ? Check(page, cmdlet)
                : [new Problem(page.Path, 1, $"{module.Name} has no cmdlet {Path.GetFileNameWithoutExtension(page.Path)}; this page is of nothing.")];
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }

        foreach (var problem in pages.Topics.SelectMany(topic => CheckTopic(topic.Key, topic.Value)))
        {
            yield return problem;
        }
    }

    private List<Problem> Check(HelpPage page, CmdletFacts cmdlet)
    {
        Problem At(int line, string message) => new(page.Path, line, message);

        var problems = new List<Problem>();
        if (page.Synopsis.IsEmpty)
        {
            problems.Add(At(1, "The synopsis is missing."));
        }

        if (page.Description.IsEmpty)
        {
            problems.Add(At(1, "The description is missing."));
        }

        if (page.Examples.Count < LeastExamples)
        {
            problems.Add(At(1, $"The page has {page.Examples.Count} of at least {LeastExamples} examples."));
        }

        problems.AddRange(page.Examples.SelectMany(example => Check(page, example)));
        problems.AddRange(cmdlet.Parameters
            .Where(facts => page.Parameters.All(parameter => !Same(parameter.Name, facts.Name)))
            .Select(facts => At(1, $"-{facts.Name} has no text; run HelpBuilder with --update to place it.")));
        problems.AddRange(page.Parameters
            .Where(parameter => cmdlet.Parameters.All(facts => !Same(parameter.Name, facts.Name)))
            .Select(parameter => At(parameter.Line, $"{cmdlet.Name} has no parameter -{parameter.Name}.")));
        problems.AddRange(page.Parameters.Where(parameter => parameter.Text.IsEmpty)
            .Select(parameter => At(parameter.Line, $"-{parameter.Name} has no text.")));
        problems.AddRange(page.Inputs.Concat(page.Outputs)
            .Where(type => type.Name.StartsWith($"{module.Name}.", StringComparison.Ordinal) && !module.TypeNames.Contains(type.Name.Replace("[]", "")))
            .Select(type => At(type.Line, $"{module.Name} has no type {type.Name}.")));
        problems.AddRange(Placeholders(page.Path, page.Source));
        problems.AddRange(Links(page.Path, page.Source));

        // A page that lacks parts differs below each of them: say the first thing first.
        return problems.Count > 0 || Contradiction(page, cmdlet) is not { } contradiction ? problems : [contradiction];
    }

    private static IEnumerable<Problem> Check(HelpPage page, PageExample example)
    {
        if (example.Code.Count == 0)
        {
            yield return new Problem(page.Path, example.Line, $"{example.Title} has no ```powershell block.");
        }

        foreach (var code in example.Code)
        {
            if (PromptLine().IsMatch(code.Markdown))
            {
                yield return new Problem(page.Path, code.Line, "An example's code is what a reader can paste: without a prompt.");
            }

            Parser.ParseInput(code.Markdown, out _, out var errors);
            foreach (var error in errors)
            {
                yield return new Problem(page.Path, code.Line + error.Extent.StartLineNumber - 1, error.Message);
            }
        }
    }

    private static IEnumerable<Problem> CheckTopic(string path, string source)
    {
        // Get-Help takes the topic's summary from where these two put it.
        var opening = $"# {Path.GetFileNameWithoutExtension(path)}\n\n## SHORT DESCRIPTION\n\n";
        return (source.ReplaceLineEndings("\n").StartsWith(opening, StringComparison.Ordinal)
                ? Enumerable.Empty<Problem>()
                : [new Problem(path, 1, $"A topic begins with its name and its summary: \"{opening.TrimEnd().Replace("\n\n", "\", then \"")}\".")])
            .Concat(Placeholders(path, source))
            .Concat(Links(path, source));
    }

    /// <summary>The first line that is not as the cmdlet, or the shared text, says.</summary>
    private Problem? Contradiction(HelpPage page, CmdletFacts cmdlet)
    {
        var actual = page.Source.ReplaceLineEndings("\n").Split('\n');
        var expected = _writer.Write(page, cmdlet).Split('\n');
        var line = actual.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
        return line == actual.Length && line == expected.Length ? null : new Problem(page.Path, line + 1,
            $"This is \"{actual.ElementAtOrDefault(line)}\" and should be \"{expected.ElementAtOrDefault(line)}\""
            + $" (as the cmdlet or {Path.GetFileName(pages.SharedTextsPath)} says). HelpBuilder with --update sets it right.");
    }

    private static IEnumerable<Problem> Placeholders(string path, string source) => source.Split('\n')
        .Select((text, index) => (text, index))
        .Where(line => Placeholder().IsMatch(line.text))
        .Select(line => new Problem(path, line.index + 1, $"\"{line.text.Trim()}\" is still to be written."));

    private static IEnumerable<Problem> Links(string path, string source) => MarkdownText.Parse(source)
        .Descendants<LinkInline>()
        .Where(link => link.Url is { } url && url.Contains(".md", StringComparison.Ordinal) && !url.Contains("://", StringComparison.Ordinal))
        .Where(link => !File.Exists(Path.Combine(Path.GetDirectoryName(path) ?? "", link.Url!.Split('#')[0])))
        .Select(link => new Problem(path, link.Line + 1, $"There is no {link.Url} to link to."));

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{\{ ?(Fill|Add|Insert|Update|Please)\b")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^PS( [^>]*)?> ", RegexOptions.Multiline)]
    private static partial Regex PromptLine();
}
