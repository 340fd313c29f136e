using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace Personalize.Infrastructure;

/// <summary>
/// Compares what a request asks for with a resource that is there. Of structures only what was asked for counts; maps and lists are compared as a
/// whole.
/// </summary>
internal static class ConfigurationComparison
{
    private const string Latest = "/$LATEST";

    /// <summary>A resource's property, by the API's name of the member.</summary>
    public static object? Member(object resource, string member) =>
        resource.GetType().GetProperty(member, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase)?.GetValue(resource);

    /// <summary>The members that are not as was asked for.</summary>
    /// <param name="path">What the differences call the value.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="actual">What there is.</param>
    public static IEnumerable<ConfigurationDifference> Differences(string path, object? asked, object? actual)
    {
        var members = asked switch
        {
            ServiceObject structure => MembersOf(structure),
            OrderedDictionary entries when actual is null or ServiceObject => EntriesOf(entries),
            IDictionary map when actual is IDictionary => EntriesOf(map),
            _ => null,
        };
        if (members is not null && actual is not null)
        {
            var differences = members.SelectMany(member => Differences($"{path}.{member.Key}", member.Value, Below(actual, member.Key)));
            return asked is IDictionary one && actual is IDictionary other
                ? differences.Concat(
                    from entry in EntriesOf(other)
                    where !one.Contains(entry.Key)
                    select Differ($"{path}.{entry.Key}", null, entry.Value))
                : differences;
        }

        if (Items(asked) is { } wanted && Items(actual) is { } present)
        {
            return wanted.Length != present.Length ? [Differ(path, asked, actual)]
                : wanted.All(item => item is ServiceObject && present.Any(other => !Differences("", item, other).Any())) ? []
                : wanted.SelectMany((item, i) => Differences($"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", item, present[i]));
        }

        return IsSame(asked, actual) ? [] : [Differ(path, asked, actual)];
    }

    private static ConfigurationDifference Differ(string path, object? asked, object? actual) => new(path, asked, actual);

    private static object? Below(object container, string member) =>
        container is IDictionary map ? (map.Contains(member) ? map[member] : null) : Member(container, member);

    private static object?[]? Items(object? value) => value is IEnumerable many and not (string or IDictionary) ? [.. many.Cast<object?>()] : null;

    private static IEnumerable<KeyValuePair<string, object?>> MembersOf(ServiceObject structure) =>
        from property in structure.GetType().GetProperties()
        let value = property.GetValue(structure)
        where value is not null
        select new KeyValuePair<string, object?>(ResourceKind.Wire(property.Name), value);

    private static IEnumerable<KeyValuePair<string, object?>> EntriesOf(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return new(entry.Key.ToString()!, entry.Value);
        }
    }

    // What the service doesn't tell is off, empty or none.
    private static bool IsSame(object? asked, object? actual) => (asked, actual) switch
    {
        (null, null) => true,
        (bool flag, null) => !flag,
        (string text, null) => text.Length == 0,
        (IEnumerable many, null) => !many.Cast<object?>().Any(),
        (ServiceObject structure, null) => !MembersOf(structure).Any(),
        (string one, string other) => one == other || IsSameNumber(one, other) || IsVersionOf(one, other),
        (IConvertible one and not (string or bool), IConvertible other and not bool) => IsSameNumber(one, other),
        _ => Equals(asked, actual),
    };

    private static bool IsSameNumber(IConvertible one, IConvertible other) =>
        double.TryParse(one.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var left)
        && double.TryParse(other.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var right)
        && left.Equals(right);

    // A solution's latest version stands for whichever that is.
    private static bool IsVersionOf(string asked, string actual) =>
        asked.EndsWith(Latest, StringComparison.Ordinal)
        && actual.StartsWith(asked.Substring(0, asked.Length - Latest.Length + 1), StringComparison.Ordinal);
}
