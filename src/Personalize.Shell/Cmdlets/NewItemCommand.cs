using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Makes a file or a folder, or what another provider has.</summary>
[Cmdlet(VerbsCommon.New, "Item", SupportsShouldProcess = true)]
public sealed class NewItemCommand : PSCmdlet
{
    /// <summary>Where.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    /// <summary>What it is called below the path.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = "";

    /// <summary>What to make: File or Directory.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Type")]
    public string ItemType { get; set; } = "File";

    /// <summary>What is in it.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Target")]
    public object? Value { get; set; }

    /// <summary>Makes the folders on the way, and takes what is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            if (ShouldProcess(Name.Length == 0 ? path : $"{path}/{Name}", $"Create {ItemType}"))
            {
                WriteObject(InvokeProvider.Item.New([path], Name, ItemType, Value, Force), enumerateCollection: true);
            }
        }
    }
}
