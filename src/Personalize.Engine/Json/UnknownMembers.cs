using System;
using System.Collections.Generic;
using System.Text.Json.Serialization.Metadata;

namespace Personalize.Engine;

/// <summary>
/// Keeps the members that the service sends and the module doesn't know. The model types have no place for them, so while an answer is read
/// they wait here, beside their objects; an answer without any costs nothing.
/// </summary>
internal static class UnknownMembers
{
    // An answer is read on one thread, without a pause.
    [ThreadStatic]
    private static List<(ServiceObject Owner, Dictionary<string, object> Members)>? _waiting;

    /// <summary>Gives each type of the service model a place for unknown members, in the serializer's eyes.</summary>
    public static void Keep(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || !typeof(ServiceObject).IsAssignableFrom(info.Type))
        {
            return;
        }

        var property = info.CreateJsonPropertyInfo(typeof(Dictionary<string, object>), "(unknown members)");
        property.IsExtensionData = true;
        property.Get = Find;
        property.Set = Add;
        info.Properties.Add(property);
    }

    /// <summary>Gives the members to their objects, once the whole answer has been read well.</summary>
    public static void HandOver()
    {
        if (_waiting is not { Count: > 0 } waiting)
        {
            return;
        }

        _waiting = null;
        foreach (var (owner, members) in waiting)
        {
            owner.AddUnknownMembers(members!);
        }
    }

    /// <summary>Forgets those of an answer that could not be read to its end.</summary>
    public static void Forget() => _waiting = null;

    private static Dictionary<string, object>? Find(object owner)
    {
        if (_waiting is { } waiting)
        {
            for (var i = waiting.Count - 1; i >= 0; i--)
            {
                if (ReferenceEquals(waiting[i].Owner, owner))
                {
                    return waiting[i].Members;
                }
            }
        }

        return null;
    }

    private static void Add(object owner, object? members)
    {
        if (members is Dictionary<string, object> dictionary)
        {
            (_waiting ??= []).Add(((ServiceObject)owner, dictionary));
        }
    }
}
