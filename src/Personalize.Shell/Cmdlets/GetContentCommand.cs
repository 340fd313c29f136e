using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Reads files, a line at a time or whole.</summary>
[Cmdlet(VerbsCommon.Get, "Content")]
[OutputType(typeof(string))]
public sealed class GetContentCommand : PSCmdlet
{
    /// <summary>The files; wildcards are taken as they are with <c>-LiteralPath</c>.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath")]
    public string[] Path { get; set; } = [];

    /// <summary>Gives the whole content as one text.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>How many lines from the beginning; -1 for all.</summary>
    [Parameter]
    [Alias("First", "Head")]
    public long TotalCount { get; set; } = -1;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            using var reader = Support.TextFile.Read(this, path);
            if (Raw)
            {
                WriteObject(reader.ReadToEnd());
                continue;
            }

            for (var left = TotalCount; left != 0 && reader.ReadLine() is { } line; left--)
            {
                WriteObject(line);
            }
        }
    }
}
