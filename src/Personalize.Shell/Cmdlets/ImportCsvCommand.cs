using System.Management.Automation;
using Personalize.Shell.Cmdlets.Support;

namespace Personalize.Shell.Cmdlets;

/// <summary>Reads objects from files of comma-separated values.</summary>
[Cmdlet(VerbsData.Import, "Csv")]
public sealed class ImportCsvCommand : PSCmdlet
{
    /// <summary>The files.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath")]
    public string[] Path { get; set; } = [];

    /// <summary>What stands between the values.</summary>
    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    /// <summary>The names of the columns, where the first line does not hold them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            using var reader = TextFile.Read(this, path);
            var columns = Header;
            foreach (var values in CsvText.Read(reader, Delimiter))
            {
                if (columns is null)
                {
                    columns = values;
                    continue;
                }

                var row = new PSObject();
                for (var i = 0; i < columns.Length; i++)
                {
                    row.Properties.Add(new PSNoteProperty(columns[i], i < values.Length ? values[i] : null));
                }

                WriteObject(row);
            }
        }
    }
}
