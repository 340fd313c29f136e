using System.Collections.Generic;
using System.Management.Automation;
using Personalize.Shell.Cmdlets.Support;

namespace Personalize.Shell.Cmdlets;

/// <summary>Gives objects as JSON.</summary>
[Cmdlet(VerbsData.ConvertTo, "Json")]
[OutputType(typeof(string))]
public sealed class ConvertToJsonCommand : PSCmdlet
{
    private readonly List<object?> _items = [];

    /// <summary>The objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>How many levels of nested objects to write; what lies deeper is written as text.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int Depth { get; set; } = 2;

    /// <summary>Whether to leave out spaces and line breaks.</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    /// <summary>Whether to write enumerations by name.</summary>
    [Parameter]
    public SwitchParameter EnumsAsStrings { get; set; }

    /// <summary>Whether to write a single object as an array of one.</summary>
    [Parameter]
    public SwitchParameter AsArray { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _items.Add(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_items.Count == 0)
        {
            return;
        }

        var writer = new JsonText(Depth, indented: !Compress, EnumsAsStrings);
        WriteObject(writer.Write(_items.Count > 1 || AsArray ? _items.ToArray() : _items[0]));
        if (writer.WasCut)
        {
            WriteWarning($"Resulting JSON is truncated as serialization has exceeded the set depth of {Depth}.");
        }
    }
}
