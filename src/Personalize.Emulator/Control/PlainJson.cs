using System.Collections.Specialized;
using System.Linq;
using System.Text.Json;

namespace Personalize.Emulator.Control;

/// <summary>JSON as .NET's own plain types, for callers that share nothing else with this assembly.</summary>
internal static class PlainJson
{
    public static object? Of(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new OrderedDictionary();
                foreach (var member in element.EnumerateObject())
                {
                    members[member.Name] = Of(member.Value);
                }

                return members;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Of).ToArray();
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.TryGetInt64(out var whole) ? whole : element.GetDouble();
            case JsonValueKind.True:
            case JsonValueKind.False:
                return element.GetBoolean();
            default:
                return null;
        }
    }
}
