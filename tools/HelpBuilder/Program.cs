using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using Personalize.Tools.HelpBuilder.Cmdlets;
using Personalize.Tools.HelpBuilder.Output;
using Personalize.Tools.HelpBuilder.Pages;

namespace Personalize.Tools.HelpBuilder;

internal static class Program
{
    private const string Usage = """
        Makes PowerShell's help files from Markdown pages and the cmdlets that they tell of.

          --module <Personalize.dll>  the module's assembly
          --pages <folder>            the pages, in PlatyPS's schema, and about_ topics

        and one of
          --output <folder>           checks the pages, then writes <module>.dll-Help.xml and about_*.help.txt
          --check                     checks the pages
          --update                    rewrites what the cmdlets say in the pages, and begins pages that are missing
        """;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static int Main(string[] arguments)
    {
        string? Value(string name) => Array.IndexOf(arguments, name) is var at and >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;

        var output = Value("--output");
        var isUpdate = arguments.Contains("--update");
        if (Value("--module") is not { } modulePath || Value("--pages") is not { } folder || (output is null && !isUpdate && !arguments.Contains("--check")))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        try
        {
            var pages = HelpPages.Read(folder);
            var module = CmdletReader.ReadModule(modulePath);
            if (isUpdate)
            {
                Update(module, pages);
                return 0;
            }

            var problems = new PageChecks(module, pages).Run().ToList();
            problems.ForEach(Console.Error.WriteLine);
            if (problems.Count > 0)
            {
                return 1;
            }

            if (output is not null)
            {
                Write(module, pages, output);
            }

            return 0;
        }
        catch (PageException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static void Update(ModuleFacts module, HelpPages pages)
    {
        Directory.CreateDirectory(pages.Folder);
        var writer = new PageWriter(module, pages.SharedTexts);
        foreach (var cmdlet in module.Cmdlets)
        {
            var page = pages.Find(cmdlet.Name) ?? HelpPage.Empty(pages.Folder, cmdlet.Name);
            var text = writer.Write(page, cmdlet);
            if (text != page.Source)
            {
                File.WriteAllText(page.Path, text, Utf8);
                Console.WriteLine(page.Path);
                foreach (var name in writer.ReplacedTexts(page))
                {
                    Console.WriteLine($"  -{name} has the shared text now; to keep its own, name it in the page's \"{HelpPage.OwnTextKey}\".");
                }
            }
        }
    }

    private static void Write(ModuleFacts module, HelpPages pages, string output)
    {
        Directory.CreateDirectory(output);
        var help = MamlWriter.Write(module.Cmdlets.Select(cmdlet => (cmdlet, pages.Find(cmdlet.Name)!)));
        using (var xml = XmlWriter.Create(
            Path.Combine(output, module.HelpFile), new XmlWriterSettings { Encoding = Utf8, Indent = true, NewLineChars = "\n" }))
        {
            help.Save(xml);
        }

        var topics = pages.Topics.ToDictionary(
            topic => Path.Combine(output, $"{Path.GetFileNameWithoutExtension(topic.Key)}.help.txt"), topic => AboutWriter.Write(topic.Value));
        foreach (var (path, text) in topics)
        {
            File.WriteAllText(path, text, Utf8);
        }

        foreach (var stale in Directory.EnumerateFiles(output, "about_*.help.txt").Except(topics.Keys).ToList())
        {
            File.Delete(stale);
        }
    }
}
