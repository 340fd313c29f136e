using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>Takes values out of PowerShell's wrappers for the engine, and makes PowerShell objects of plain answers.</summary>
internal static class PlainValue
{
    /// <summary>Unwraps a value and all that it holds; hashtables and custom objects become dictionaries.</summary>
    public static object? FromPowerShell(object? value) => value switch
    {
        null => null,
        PSObject { BaseObject: PSCustomObject } custom => FromProperties(custom.Properties),
        PSObject wrapped => FromPowerShell(wrapped.BaseObject),
        SwitchParameter flag => flag.IsPresent,
        string or ServiceObject => value,
        IDictionary dictionary => FromDictionary(dictionary),
        IEnumerable many => many.Cast<object?>().Select(FromPowerShell).ToArray(),
        _ => value,
    };

    /// <summary>Makes custom objects of dictionaries, at every depth.</summary>
    public static object? ToPowerShell(object? value)
    {
        switch (value)
        {
            case IDictionary dictionary:
                var result = new PSObject();
                foreach (DictionaryEntry entry in dictionary)
                {
                    result.Properties.Add(new PSNoteProperty(entry.Key.ToString(), ToPowerShell(entry.Value)));
                }

                return result;
            case object?[] many:
                return System.Array.ConvertAll(many, ToPowerShell);
            default:
                return value;
        }
    }

    private static OrderedDictionary FromDictionary(IDictionary dictionary)
    {
        var result = new OrderedDictionary();
        foreach (DictionaryEntry entry in dictionary)
        {
            result[entry.Key.ToString()!] = FromPowerShell(entry.Value);
        }

        return result;
    }

    private static OrderedDictionary FromProperties(IEnumerable<PSPropertyInfo> properties)
    {
        var result = new OrderedDictionary();
        foreach (var property in properties)
        {
            result[property.Name] = FromPowerShell(property.Value);
        }

        return result;
    }
}
