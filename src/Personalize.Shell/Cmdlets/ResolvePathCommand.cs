using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Gives the full paths of what exists at paths with wildcards.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(PathInfo))]
public sealed class ResolvePathCommand : PSCmdlet
{
    /// <summary>The paths, which may have wildcards.</summary>
    [Parameter(ParameterSetName = "Path", Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    /// <summary>The paths, taken as they are.</summary>
    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[]? LiteralPath { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in LiteralPath ?? Path)
        {
            try
            {
                var pattern = LiteralPath is null ? path : WildcardPattern.Escape(path);
                WriteObject(SessionState.Path.GetResolvedPSPathFromPSPath(pattern), enumerateCollection: true);
            }
            catch (SessionStateException exception)
            {
                WriteError(new ErrorRecord(exception.ErrorRecord, exception));
            }
        }
    }
}
