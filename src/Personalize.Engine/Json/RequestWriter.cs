using System;
using System.Buffers;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Personalize.Engine;

/// <summary>Writes a request's body: the members that were given, in their order, under their names.</summary>
internal static class RequestWriter
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Deeper than any input of the service, and a dictionary that holds itself ends here.
        MaxDepth = 64,
    };

    /// <exception cref="InvalidInputException">A value has no form in JSON.</exception>
    public static byte[] Write(IReadOnlyList<KeyValuePair<string, object?>> body) => Write(writer =>
    {
        writer.WriteStartObject();
        for (var i = 0; i < body.Count; i++)
        {
            WriteMember(writer, body[i].Key, body[i].Value);
        }

        writer.WriteEndObject();
    });

    /// <summary>Writes one value as text.</summary>
    /// <exception cref="InvalidInputException">It has no form in JSON.</exception>
    public static string WriteText(object? value) => Encoding.UTF8.GetString(Write(writer => WriteValue(writer, value)));

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        try
        {
            write(writer);
            writer.Flush();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or JsonException)
        {
            throw new InvalidInputException("This can't be written as JSON: it is nested too deeply, holds itself, or holds a number that is not one.", e);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case uint or short or ushort or byte or sbyte:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case DateTime time:
                TimestampConverter.Write(writer, time);
                break;
            case DateTimeOffset time:
                TimestampConverter.Write(writer, time.UtcDateTime);
                break;
            case ServiceObject model:
                JsonSerializer.Serialize(writer, model, ModelJson.Options.GetTypeInfo(model.GetType()));
                break;
            case IDictionary map:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in map)
                {
                    WriteMember(writer, Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                writer.WriteStartObject();
                foreach (var entry in map)
                {
                    WriteMember(writer, entry.Key, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            case char or Guid or Uri:
                writer.WriteStringValue(value.ToString());
                break;
            default:
                throw new InvalidInputException($"A value of type {value.GetType()} can't be sent: text, numbers, truth values, dates, hashtables and arrays can.");
        }
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, object? value)
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }
    }
}
