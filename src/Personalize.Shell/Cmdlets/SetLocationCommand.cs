using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Goes to another folder.</summary>
[Cmdlet(VerbsCommon.Set, "Location", DefaultParameterSetName = "Path")]
[OutputType(typeof(PathInfo))]
public sealed class SetLocationCommand : PSCmdlet
{
    /// <summary>The folder, which may have wildcards; the home folder when not given.</summary>
    [Parameter(ParameterSetName = "Path", Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string Path { get; set; } = "~";

    /// <summary>The folder, taken as it is.</summary>
    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string? LiteralPath { get; set; }

    /// <summary>Whether to give the new location.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var path = LiteralPath is null ? Path : WildcardPattern.Escape(LiteralPath);
        try
        {
            var location = SessionState.Path.SetLocation(path);
            if (PassThru)
            {
                WriteObject(location);
            }
        }
        catch (SessionStateException exception)
        {
            WriteError(new ErrorRecord(exception.ErrorRecord, exception));
        }
    }
}
