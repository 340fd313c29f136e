using System;
using System.Linq;
using System.Management.Automation;
using Personalize.Shell.Cmdlets.Support;

namespace Personalize.Shell.Cmdlets;

/// <summary>Gives variables by name.</summary>
[Cmdlet(VerbsCommon.Get, "Variable")]
[OutputType(typeof(PSVariable))]
public sealed class GetVariableCommand : PSCmdlet
{
    /// <summary>Names, which may have wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Whether to give only the values.</summary>
    [Parameter]
    public SwitchParameter ValueOnly { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            var found = VariableNames.Find(this, name);
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(VariableNames.NotFound(name));
            }

            foreach (var variable in found.OrderBy(variable => variable.Name, StringComparer.OrdinalIgnoreCase))
            {
                WriteObject(ValueOnly ? variable.Value : variable);
            }
        }
    }
}
