using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace Personalize.Shell.Cmdlets;

/// <summary>Gives variables a value, and makes those that aren't there.</summary>
[Cmdlet(VerbsCommon.Set, "Variable", SupportsShouldProcess = true)]
[OutputType(typeof(PSVariable))]
public sealed class SetVariableCommand : PSCmdlet
{
    private readonly List<object?> _values = [];

    /// <summary>The names.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    /// <summary>The value; several from the pipeline become an array.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public object? Value { get; set; } = AutomationNull.Value;

    /// <summary>global, script, or local when not given.</summary>
    [Parameter]
    [ValidateSet("global", "script", "local")]
    public string Scope { get; set; } = "local";

    /// <summary>Whether to give the variables.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Value != AutomationNull.Value)
        {
            _values.Add(Value);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var value = _values.Count switch { 0 => null, 1 => _values[0], _ => _values.ToArray() };
        foreach (var name in Name)
        {
            if (ShouldProcess($"Name: {name} Value: {value}", "Set variable"))
            {
                var path = $"{Scope}:{name}";
                SessionState.PSVariable.Set(path, value);
                if (PassThru)
                {
                    WriteObject(SessionState.PSVariable.Get(path));
                }
            }
        }
    }
}
