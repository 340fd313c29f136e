using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Shell.Cmdlets.Support;

/// <summary>Finds variables by names that may have wildcards.</summary>
internal static class VariableNames
{
    public static IReadOnlyList<PSVariable> Find(PSCmdlet cmdlet, string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
        {
            return cmdlet.SessionState.PSVariable.Get(name) is { } variable ? [variable] : [];
        }

        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        return cmdlet.InvokeProvider.ChildItem.Get("variable:", recurse: false)
            .Select(item => item.BaseObject)
            .OfType<PSVariable>()
            .Where(variable => pattern.IsMatch(variable.Name))
            .ToList();
    }

    public static ErrorRecord NotFound(string name) => new(
        new ItemNotFoundException($"Cannot find a variable with the name '{name}'."), "VariableNotFound", ErrorCategory.ObjectNotFound, name);
}
