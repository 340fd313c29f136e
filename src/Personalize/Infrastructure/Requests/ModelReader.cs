using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace Personalize.Infrastructure;

/// <summary>
/// Makes model types of hashtables and custom objects, at every depth. What doesn't fit is told by its path, such as
/// <c>SolutionConfig.HpoConfig.HpoResourceConfig</c>.
/// </summary>
internal static class ModelReader
{
    /// <summary>Reads a value as a model type, an array of one, or a map.</summary>
    /// <exception cref="FormatException">A key is unknown, a value is of the wrong type or out of bounds; the message tells the path.</exception>
    public static object? Read(Type type, object? value) => Read(type, value, (type.IsArray ? type.GetElementType()! : type).Name);

    /// <summary>Reads a value that is called something else than its type, as a member of a record is.</summary>
    /// <exception cref="FormatException">As above.</exception>
    public static object? Read(Type type, object? value, string path)
    {
        var result = Convert(type, value, path);
        Check(result, path);
        return result;
    }

    private static object? Convert(Type type, object? value, string path)
    {
        value = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        if (value is null || type.IsInstanceOfType(value))
        {
            return value;
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when typeof(ServiceObject).IsAssignableFrom(plain) => Structure(plain, value, path),
            { IsArray: true } => Items(plain.GetElementType()!, value, path),
            { IsGenericType: true } when plain.GetGenericTypeDefinition() == typeof(Dictionary<,>) => Map(plain, value, path),
            _ when plain == typeof(string) => Text(value, path),
            _ when plain == typeof(bool) => Truth(value, path),
            _ when plain == typeof(DateTime) => Time(value, path),
            _ => Number(plain, value, path),
        };
    }

    private static object Structure(Type type, object value, string path)
    {
        var result = Activator.CreateInstance(type)!;
        foreach (var (key, member) in Entries(value, path, $"a hashtable with {Keys(type)}"))
        {
            var property = Array.Find(type.GetProperties(), property => string.Equals(property.Name, key, StringComparison.OrdinalIgnoreCase))
                ?? throw new FormatException($"{path} has no key '{key}'. Its keys are {Keys(type)}.");
            var at = $"{path}.{property.Name}";
            property.SetValue(
                result,
                property.GetCustomAttribute<MemberFormAttribute>() is { } form ? form.Read(member, at) : Convert(property.PropertyType, member, at));
        }

        return result;
    }

    private static Array Items(Type type, object value, string path)
    {
        object?[] items = value is IEnumerable many and not (string or IDictionary) ? [.. many.Cast<object?>()] : [value];
        var result = Array.CreateInstance(type, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            result.SetValue(
                Convert(type, items[i], $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]")
                    ?? throw new FormatException($"{path}[{i.ToString(CultureInfo.InvariantCulture)}] is $null."),
                i);
        }

        return result;
    }

    private static IDictionary Map(Type type, object value, string path)
    {
        var result = (IDictionary)Activator.CreateInstance(type)!;
        foreach (var (key, entry) in Entries(value, path, "a hashtable"))
        {
            result[key] = Convert(type.GenericTypeArguments[1], entry, $"{path}.{key}") ?? throw new FormatException($"{path}.{key} is $null.");
        }

        return result;
    }

    private static IEnumerable<(string Key, object? Value)> Entries(object value, string path, string wanted)
    {
        if (value is IDictionary dictionary)
        {
            // A generic dictionary would be enumerated as pairs of its own; this way each entry is one.
            foreach (DictionaryEntry entry in dictionary)
            {
                yield return (entry.Key.ToString()!, entry.Value);
            }
        }
        else if (value is PSObject { BaseObject: PSCustomObject } custom)
        {
            foreach (var property in custom.Properties)
            {
                yield return (property.Name, property.Value);
            }
        }
        else
        {
            throw Wrong(path, wanted, value);
        }
    }

    // Many of the service's texts are numbers.
    private static string Text(object value, string path) => value switch
    {
        bool truth => truth ? "true" : "false",
        SwitchParameter flag => flag ? "true" : "false",
        char or Guid or Uri => value.ToString()!,
        IFormattable number and not (DateTime or DateTimeOffset) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw Wrong(path, "text", value),
    };

    private static bool Truth(object value, string path) => value switch
    {
        SwitchParameter flag => flag,
        string text when bool.TryParse(text, out var truth) => truth,
        _ => throw Wrong(path, "$true or $false", value),
    };

    private static DateTime Time(object value, string path) => Timestamp.Read(value) ?? throw Wrong(path, Timestamp.Wanted, value);

    private static object Number(Type type, object value, string path)
    {
        var whole = type == typeof(int) || type == typeof(long);
        try
        {
            if (value is not (string or bool or char or DateTime) || (value is string text && text.Trim().Length > 0))
            {
                var number = System.Convert.ToDecimal(value, CultureInfo.InvariantCulture);
                if (!whole || number == decimal.Truncate(number))
                {
                    return System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
                }
            }
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException)
        {
            // Said below, with the path.
        }

        throw Wrong(path, whole ? "a whole number" : "a number", value);
    }

    /// <summary>Holds every member to its rules.</summary>
    private static void Check(object? value, string path)
    {
        switch (value)
        {
            case ServiceObject structure:
                if (structure.GetType().GetCustomAttribute<AscendingRuleAttribute>()?.Problem(structure) is { } disorder)
                {
                    throw new FormatException($"{path}: {disorder}");
                }

                foreach (var property in structure.GetType().GetProperties())
                {
                    Check(property, property.GetValue(structure), $"{path}.{property.Name}");
                }

                break;
            case ServiceObject[] structures:
                for (var i = 0; i < structures.Length; i++)
                {
                    Check(structures[i], $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]");
                }

                break;
        }
    }

    private static void Check(PropertyInfo property, object? value, string path)
    {
        foreach (var rule in property.GetCustomAttributes<RuleAttribute>())
        {
            if (value is null && rule is RequiredRuleAttribute)
            {
                throw new FormatException($"{path} is missing, and the service requires it.");
            }

            if (value is not null && rule.Problem(value) is { } problem)
            {
                throw new FormatException($"{path}: {problem}");
            }
        }

        Check(value, path);
    }

    private static string Keys(Type type) => string.Join(", ", type.GetProperties().Select(property => property.Name));

    private static FormatException Wrong(string path, string wanted, object value) =>
        new($"{path} must be {wanted}, and not {(value is string text ? $"the text '{text}'" : $"a {value.GetType().Name}")}.");
}
