using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Personalize.Engine;

/// <summary>A body as it may be shown: secrets, tag values, filter expressions and what else an API calls sensitive are masked, at any depth.</summary>
internal static class BodyMask
{
    private const string Mask = "***";

    public static string Apply(ReadOnlySpan<byte> body, IReadOnlyCollection<string>? more = null)
    {
        if (body.IsEmpty)
        {
            return "";
        }

        var buffer = new ArrayBufferWriter<byte>(body.Length);
        try
        {
            using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
                Copy(ref reader, writer, more ?? []);
            }

            writer.Flush();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"(unreadable, {body.Length} bytes)");
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer, IReadOnlyCollection<string> more)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                var name = reader.GetString()!;
                writer.WritePropertyName(name);
                if (IsSecret(name) || more.Contains(name, StringComparer.Ordinal))
                {
                    reader.Read();
                    reader.Skip();
                    writer.WriteStringValue(Mask);
                }

                break;
            case JsonTokenType.String:
                writer.WriteStringValue(reader.GetString());
                break;
            default:
                // Numbers as they came, to the digit.
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    private static bool IsSecret(string name) =>
        name.Equals("tagValue", StringComparison.OrdinalIgnoreCase)
        || name.Equals("filterExpression", StringComparison.OrdinalIgnoreCase)
        || name.Equals("sessionToken", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("secret", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("accessKey", StringComparison.OrdinalIgnoreCase)
        || name.Contains("password", StringComparison.OrdinalIgnoreCase);
}
