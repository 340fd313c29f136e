using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace Personalize.Infrastructure;

/// <summary>One member of a record.</summary>
internal sealed class RecordMember
{
    private readonly Type _type;
    private readonly MemberFormAttribute? _form;
    private readonly RuleAttribute[] _rules;
    private readonly bool _isRequired;

    public RecordMember(PropertyInfo property)
    {
        Name = property.Name;
        WireName = ResourceKind.Wire(Name);
        Column = property.GetCustomAttribute<ColumnNameAttribute>()?.Name;
        _type = property.PropertyType;
        _form = property.GetCustomAttribute<MemberFormAttribute>();
        _rules = [.. property.GetCustomAttributes<RuleAttribute>()];
        _isRequired = _rules.Any(rule => rule is RequiredRuleAttribute);
    }

    /// <summary>PowerShell's name of it.</summary>
    public string Name { get; }

    /// <summary>The API's name of it.</summary>
    public string WireName { get; }

    /// <summary>A dataset's name of it, where that is another.</summary>
    public string? Column { get; }

    /// <summary>Reads what the user gave. An empty text is absent, as it is in a file's empty cell.</summary>
    /// <exception cref="FormatException">The value doesn't fit.</exception>
    public object? Read(object? value) => (value is PSObject { BaseObject: string inner } ? inner : value) switch
    {
        null or "" => null,
        _ when _form is not null => _form.Read(value, Name),
        string text when _type == typeof(string) => text,
        // As in a dataset's file
        string text when _type == typeof(string[]) => text.Split('|'),
        string text when _type == typeof(EventMetricAttribution) =>
            ModelReader.Read(_type, new EventMetricAttribution { EventAttributionSource = text }, Name),
        DateTime time when _type == typeof(DateTime?) => Timestamp.Read(time),
        var other => ModelReader.Read(_type, other, Name),
    };

    /// <summary>What is wrong with a value, or <see langword="null"/>.</summary>
    public string? Problem(object? value)
    {
        if (value is null)
        {
            return _isRequired ? $"{Name} is missing, and the service requires it." : null;
        }

        foreach (var rule in _rules)
        {
            if (rule.Problem(value) is { } problem)
            {
                return $"{Name}: {problem}";
            }
        }

        return null;
    }
}
