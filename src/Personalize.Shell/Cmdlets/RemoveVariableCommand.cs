using System.Management.Automation;
using Personalize.Shell.Cmdlets.Support;

namespace Personalize.Shell.Cmdlets;

/// <summary>Takes variables away.</summary>
[Cmdlet(VerbsCommon.Remove, "Variable", SupportsShouldProcess = true)]
public sealed class RemoveVariableCommand : PSCmdlet
{
    /// <summary>Names, which may have wildcards.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

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

            foreach (var variable in found)
            {
                if (ShouldProcess($"Name: {variable.Name}", "Remove variable"))
                {
                    SessionState.PSVariable.Remove(variable);
                }
            }
        }
    }
}
