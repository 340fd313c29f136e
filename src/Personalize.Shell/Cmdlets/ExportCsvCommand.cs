using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Personalize.Shell.Cmdlets.Support;

namespace Personalize.Shell.Cmdlets;

/// <summary>Writes objects to a file of comma-separated values, in UTF-8: the properties of the first are the columns.</summary>
[Cmdlet(VerbsData.Export, "Csv", SupportsShouldProcess = true)]
public sealed class ExportCsvCommand : PSCmdlet, System.IDisposable
{
    private StreamWriter? _writer;
    private string[]? _columns;

    /// <summary>The objects.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The file.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    public string Path { get; set; } = "";

    /// <summary>What stands between the values.</summary>
    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    /// <summary>Which values are quoted: Always, AsNeeded or Never.</summary>
    [Parameter]
    [ValidateSet("Always", "AsNeeded", "Never")]
    public string UseQuotes { get; set; } = "Always";

    /// <summary>Whether to add to what the file holds.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Whether a file that exists is an error.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Accepted for scripts that name it: no type is ever written.</summary>
    [Parameter]
    [Alias("NTI")]
    public SwitchParameter NoTypeInformation { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (!ShouldProcess(Path, "Export to CSV"))
        {
            return;
        }

        var full = TextFile.FullPath(this, Path);
        if (Append && new FileInfo(full) is { Exists: true, Length: > 0 })
        {
            using var existing = TextFile.Read(this, Path);
            _columns = CsvText.Read(existing, Delimiter).First();
        }

        _writer = TextFile.Open(this, Path, Append, NoClobber);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_writer is null)
        {
            return;
        }

        if (_columns is null)
        {
            _columns = InputObject.BaseObject is System.Collections.IDictionary table
                ? table.Keys.Cast<object>().Select(LanguagePrimitives.ConvertTo<string>).ToArray()
                : InputObject.Properties.Select(property => property.Name).ToArray();
            CsvText.Write(_writer, _columns, Delimiter, UseQuotes);
        }

        CsvText.Write(_writer, _columns.Select(ValueOf), Delimiter, UseQuotes);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _writer?.Flush();

    private string? ValueOf(string column)
    {
        var value = InputObject!.BaseObject is System.Collections.IDictionary table ? table[column] : InputObject.Properties[column]?.Value;
        // As pwsh does: in the session's culture, so that what a table shows is what the file holds.
        return value is null ? null : PSObject.AsPSObject(value).ToString(null, System.Globalization.CultureInfo.CurrentCulture);
    }
}
