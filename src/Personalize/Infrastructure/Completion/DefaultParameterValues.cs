using System;
using System.Collections;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>What <c>$PSDefaultParameterValues</c> says for a cmdlet: PowerShell binds it, and doesn't tell completers of it.</summary>
internal sealed class DefaultParameterValues
{
    private readonly IDictionary? _values;
    private readonly string _command;

    private DefaultParameterValues(IDictionary? values, string command)
    {
        _values = values;
        _command = command;
    }

    /// <summary>Reads the variable of the session that completes.</summary>
    public static DefaultParameterValues Of(string command)
    {
        var value = ScriptBlock.Create("$PSDefaultParameterValues").InvokeReturnAsIs();
        var values = (value is PSObject wrapped ? wrapped.BaseObject : value) as IDictionary;
        return new(values is not null && LanguagePrimitives.IsTrue(values["Disabled"]) ? null : values, command);
    }

    /// <summary>The value for a parameter; a script block counts as none.</summary>
    public object? Find(string parameter)
    {
        foreach (DictionaryEntry entry in _values ?? new Hashtable())
        {
            if (entry.Key is string key
                && key.LastIndexOf(':') is > 0 and var colon
                && string.Equals(key.Substring(colon + 1).Trim(), parameter, StringComparison.OrdinalIgnoreCase)
                && WildcardPattern.Get(key.Substring(0, colon).Trim(), WildcardOptions.IgnoreCase).IsMatch(_command)
                && entry.Value is not ScriptBlock)
            {
                return entry.Value;
            }
        }

        return null;
    }
}
