using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>
/// The values of a filter's parameters in the API's form: texts in double quotes, several with commas between them. Numbers stand as they are.
/// </summary>
internal static class FilterValues
{
    /// <exception cref="FormatException">It is no hashtable, or a value has no such form.</exception>
    public static Dictionary<string, string>? Read(object? value, string path)
    {
        var input = value is PSObject wrapped ? wrapped.BaseObject is PSCustomObject ? PlainValue.FromPowerShell(value) : wrapped.BaseObject : value;
        if (input is null or Dictionary<string, string>)
        {
            return (Dictionary<string, string>?)input;
        }

        if (input is not IDictionary entries)
        {
            throw new FormatException(
                $"{path} must be a hashtable, as in @{{ GENRE = 'drama', 'comedy'; YEAR = 1994 }}, and not a {input.GetType().Name}.");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in entries)
        {
            var name = entry.Key.ToString()!;
            values[name] = Joined(PlainValue.FromPowerShell(entry.Value), $"{path}.{name}");
        }

        return values;
    }

    private static string Joined(object? value, string path) =>
        value is object?[] { Length: > 0 } many ? string.Join(",", many.Select(one => One(one, path))) : One(value, path);

    private static string One(object? value, string path) => value switch
    {
        // In the API's own form already
        string { Length: >= 2 } text when text[0] == '"' && text[text.Length - 1] == '"' => text,
        string text when text.IndexOf('"') < 0 => $"\"{text}\"",
        string text => throw new FormatException($"{path}: '{text}' has a double quote in it, which a filter's value can't have."),
        bool truth => truth ? "\"true\"" : "\"false\"",
        char or Guid or Uri or Enum => $"\"{value}\"",
        DateTime or DateTimeOffset => Seconds((IFormattable)value),
        IConvertible and IFormattable number => ((IFormattable)number).ToString(null, CultureInfo.InvariantCulture),
        null or object?[] => throw Wrong(path, "empty"),
        _ => throw Wrong(path, "a " + value.GetType().Name),
    };

    private static FormatException Wrong(string path, string what) => new($"{path} must be text, a number, or an array of them, and not {what}.");

    private static string Seconds(IFormattable time) =>
        (time is DateTimeOffset offset ? offset : new DateTimeOffset((DateTime)time)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}

/// <summary>Lets a parameter take a filter's values plainly.</summary>
internal sealed class FilterValueArgumentAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return FilterValues.Read(inputData, "FilterValue");
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}

/// <summary>The same for a member of a nested setting.</summary>
internal sealed class FilterValueTextAttribute : MemberFormAttribute
{
    public override object? Read(object? value, string path) => FilterValues.Read(value, path);
}
