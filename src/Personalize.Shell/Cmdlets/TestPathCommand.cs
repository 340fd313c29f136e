using System;
using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Tells whether something exists at a path.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(bool))]
public sealed class TestPathCommand : PSCmdlet
{
    /// <summary>The paths, which may have wildcards.</summary>
    [Parameter(ParameterSetName = "Path", Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[]? Path { get; set; }

    /// <summary>The paths, taken as they are.</summary>
    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[]? LiteralPath { get; set; }

    /// <summary>What must be there: Any, Container (a folder) or Leaf (a file).</summary>
    [Parameter]
    [Alias("Type")]
    [ValidateSet("Any", "Container", "Leaf")]
    public string PathType { get; set; } = "Any";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in LiteralPath ?? Path ?? [])
        {
            WriteObject(!string.IsNullOrWhiteSpace(path) && Exists(path));
        }
    }

    private bool Exists(string path)
    {
        try
        {
            var literal = LiteralPath is not null;
            if (!InvokeProvider.Item.Exists(path, force: false, literal))
            {
                return false;
            }

            var isContainer = new Lazy<bool>(() => literal
                ? InvokeProvider.Item.IsContainer(WildcardPattern.Escape(path))
                : InvokeProvider.Item.IsContainer(path));
            return PathType.ToUpperInvariant() switch
            {
                "CONTAINER" => isContainer.Value,
                "LEAF" => !isContainer.Value,
                _ => true,
            };
        }
        catch (Exception exception) when (exception is DriveNotFoundException or ProviderNotFoundException or ItemNotFoundException)
        {
            return false;
        }
    }
}
