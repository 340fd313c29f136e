using System;
using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>Marks a member that is an object written as JSON text: it takes a hashtable or an object, and the text itself.</summary>
internal sealed class JsonTextAttribute : MemberFormAttribute
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public override object? Read(object? value, string path)
    {
        var input = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (input)
        {
            case null:
                return null;
            case string text:
                return Checked(text, path);
            case IEnumerable and not IDictionary:
            case ValueType:
                throw Wrong(path, $"a {input.GetType().Name}");
        }

        try
        {
            return EngineHost.Current.ToJson(Plain(PlainValue.FromPowerShell(input is IDictionary ? input : Members(input))));
        }
        catch (InvalidInputException exception)
        {
            throw new FormatException($"{path}: {exception.Message}", exception);
        }
    }

    private static string Checked(string text, string path)
    {
        try
        {
            return EngineHost.Current.ParseJson(text) is IDictionary ? text : throw Wrong(path, $"the text '{text}'");
        }
        catch (FormatException exception) when (exception.InnerException is not null)
        {
            throw new FormatException($"{path} is text that isn't JSON: {exception.Message} A hashtable is easier to get right.", exception);
        }
    }

    private static OrderedDictionary Members(object input)
    {
        var members = new OrderedDictionary();
        foreach (var property in PSObject.AsPSObject(input).Properties)
        {
            if (property.IsGettable)
            {
                members[property.Name] = property.Value;
            }
        }

        return members;
    }

    // Datasets hold points in time as whole seconds.
    private static object? Plain(object? value)
    {
        switch (value)
        {
            case DateTime time:
                return Seconds(time);
            case DateTimeOffset time:
                return Seconds(time.UtcDateTime);
            case Enum word:
                return word.ToString();
            case OrderedDictionary members:
                for (var i = 0; i < members.Count; i++)
                {
                    members[i] = Plain(members[i]);
                }

                return members;
            case object?[] items:
                return Array.ConvertAll(items, Plain);
            default:
                return value;
        }
    }

    private static long Seconds(DateTime time) => (long)Math.Floor((time.ToUniversalTime() - Epoch).TotalSeconds);

    private static FormatException Wrong(string path, string what) =>
        new($"{path} must be a hashtable, an object, or an object's JSON text, and not {what}.");
}
