using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;

namespace Personalize.Benchmarks.Scenarios;

/// <summary>
/// A binary module in a temporary folder that has a cmdlet for each of ours, under another noun, and nothing in them: no parameters, no
/// code, no format and type files.
/// </summary>
internal sealed class EmptyModule : IDisposable
{
    private const string Name = "Empty";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("personalize-benchmarks-");

    private EmptyModule(IReadOnlyList<string> cmdlets)
    {
        CmdletCount = cmdlets.Count;
        Manifest = Path.Combine(_folder.FullName, Name + ".psd1");
        File.WriteAllText(Manifest, $$"""
            @{
                RootModule = '{{Name}}.dll'
                ModuleVersion = '0.1.0'
                GUID = '0d1a4a4e-6a6f-4a3e-9a53-3a1c7e0a2f11'
                PowerShellVersion = '7.4'
                CompatiblePSEditions = @('Core')
                CmdletsToExport = @(
                    {{string.Join("\n        ", cmdlets.Select(cmdlet => $"'{cmdlet}'"))}}
                )
                FunctionsToExport = @()
                AliasesToExport = @()
                VariablesToExport = @()
            }
            """);
        File.WriteAllBytes(Path.Combine(_folder.FullName, Name + ".dll"), EmptyAssembly.Create(Name, cmdlets));
    }

    /// <summary>The path that is imported.</summary>
    public string Manifest { get; }

    /// <summary>How many cmdlets it exports.</summary>
    public int CmdletCount { get; }

    /// <summary>Makes the counterpart of a module.</summary>
    public static EmptyModule Create(string manifest)
    {
        var cmdlets = ExportedCmdlets(manifest).Select(cmdlet => cmdlet.Replace("-Personalize", "-" + Name, StringComparison.Ordinal));
        return new EmptyModule([.. cmdlets]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string[] ExportedCmdlets(string manifest)
    {
        var script = Parser.ParseFile(manifest, out _, out var errors);
        return errors.Length == 0
            && script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false) is HashtableAst table
            && table.SafeGetValue() is Hashtable facts
            && facts["CmdletsToExport"] is object[] cmdlets
                ? [.. cmdlets.Cast<string>()]
                : throw new InvalidDataException($"{manifest} is not a manifest that lists its cmdlets in CmdletsToExport.");
    }
}
