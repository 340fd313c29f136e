using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Personalize.Infrastructure;

/// <summary>Writes values on one line, as PowerShell would take them back: what a nested setting looks like in a list.</summary>
internal static class Literal
{
    public static string Of(object? value) => value switch
    {
        null => "$null",
        bool flag => flag ? "$true" : "$false",
        string text => Quoted(text),
        DateTime time => Quoted(time.ToString("o", CultureInfo.InvariantCulture)),
        IDictionary dictionary => Table(EntriesOf(dictionary)),
        ServiceObject structure => Table(MembersOf(structure)),
        IEnumerable many => "@(" + string.Join(", ", many.Cast<object?>().Select(Of)) + ")",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    private static IEnumerable<KeyValuePair<string, object?>> EntriesOf(IDictionary dictionary)
    {
        // Cast<DictionaryEntry>() would see a generic dictionary's own pairs.
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return new(entry.Key.ToString()!, entry.Value);
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> MembersOf(ServiceObject structure) =>
        from property in structure.GetType().GetProperties()
        let value = property.GetValue(structure)
        where value is not null
        select new KeyValuePair<string, object?>(property.Name, value);

    private static string Table(IEnumerable<KeyValuePair<string, object?>> entries) =>
        "@{" + string.Join("; ", entries.Select(entry => Key(entry.Key) + " = " + Of(entry.Value))) + "}";

    private static string Key(string key) =>
        key.Length > 0 && !char.IsDigit(key[0]) && key.All(character => char.IsLetterOrDigit(character) || character == '_') ? key : Quoted(key);

    private static string Quoted(string text) => "'" + text.Replace("'", "''") + "'";
}
