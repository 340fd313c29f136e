using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Removes files and folders, or what another provider has.</summary>
[Cmdlet(VerbsCommon.Remove, "Item", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
public sealed class RemoveItemCommand : PSCmdlet
{
    /// <summary>The paths, which may have wildcards.</summary>
    [Parameter(ParameterSetName = "Path", Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[]? Path { get; set; }

    /// <summary>The paths, taken as they are.</summary>
    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[]? LiteralPath { get; set; }

    /// <summary>Removes what is in a folder too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Removes what is hidden or can only be read, too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in LiteralPath ?? Path ?? [])
        {
            if (ShouldProcess(path, "Remove Item"))
            {
                InvokeProvider.Item.Remove([path], Recurse, Force, LiteralPath is not null);
            }
        }
    }
}
