using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace Personalize.Infrastructure;

/// <summary>One parameter of a cmdlet as a member of the request: the cmdlet is the request.</summary>
internal sealed class RequestMember
{
    private static readonly ConcurrentDictionary<Type, RequestMember[]> Known = new();

    private readonly PropertyInfo _property;
    private readonly string[] _words;

    private RequestMember(PropertyInfo property)
    {
        _property = property;
        Path = (property.GetCustomAttribute<ApiMemberAttribute>()?.Path ?? ResourceKind.Wire(property.Name)).Split('.');
        Kind = ResourceKind.OfMember(Path[Path.Length - 1]);
        _words = property.GetCustomAttribute<ValidateSetAttribute>()?.ValidValues.ToArray() ?? [];
    }

    /// <summary>The parameter's name.</summary>
    public string Parameter => _property.Name;

    /// <summary>The member, below the structures that hold it.</summary>
    public string[] Path { get; }

    /// <summary>The kind of resource that its value is the ARN of, where it is one's.</summary>
    public ResourceKind? Kind { get; }

    /// <summary>
    /// The members that a cmdlet's own parameters are. What its base classes have is common to many and no member, unless it says which.
    /// </summary>
    public static IReadOnlyList<RequestMember> Of(Type cmdlet) => Known.GetOrAdd(cmdlet, static type =>
        [.. type.GetProperties()
            .Where(property => property.IsDefined(typeof(ParameterAttribute)) && !property.IsDefined(typeof(NotSentAttribute)))
            .Where(property => property.DeclaringType == type || property.IsDefined(typeof(ApiMemberAttribute)))
            .Select(property => new RequestMember(property))]);

    /// <summary>The value as it goes on the wire.</summary>
    /// <exception cref="InvalidArnException">It must be an ARN of one kind, and isn't.</exception>
    public object? ValueIn(object cmdlet)
    {
        var value = _property.GetValue(cmdlet);
        if (Kind is not null && value is string arn)
        {
            return Arn.Parse(arn, Kind).Text;
        }

        // ValidateSet takes "full" for FULL; the service doesn't.
        return value is string text && Array.Find(_words, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) is { } word
            ? word
            : PlainValue.FromPowerShell(value);
    }
}
