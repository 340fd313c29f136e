using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Personalize.Engine;

/// <summary>
/// Any JSON in plain form: text, truth values, <see cref="long"/>, <see cref="double"/>, arrays, and dictionaries that keep the wire's order and that
/// PowerShell treats as it treats its own <c>[ordered]</c> ones.
/// </summary>
internal sealed class PlainConverter : JsonConverter<object>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => RequestWriter.WriteValue(writer, value);

    private static object? ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var whole) ? (object)whole : reader.GetDouble();
            case JsonTokenType.StartArray:
                var items = new List<object?>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader));
                }

                return items.ToArray();
            default:
                return ReadObject(ref reader);
        }
    }

    private static OrderedDictionary ReadObject(ref Utf8JsonReader reader)
    {
        var members = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var value = ReadValue(ref reader);
            if (members.Contains(name))
            {
                members = DistinguishCase(members);
            }

            members[name] = value;
        }

        return members;
    }

    // A map may have keys that differ in case alone; no entry may be lost for a user's comfort.
    private static OrderedDictionary DistinguishCase(OrderedDictionary members)
    {
        var exact = new OrderedDictionary(members.Count + 1, StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry member in members)
        {
            exact.Add(member.Key, member.Value);
        }

        return exact;
    }
}
