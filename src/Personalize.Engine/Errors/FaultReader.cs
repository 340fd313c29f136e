using System;
using System.Text.Json;

namespace Personalize.Engine;

/// <summary>Finds the code and the sentence in the body of an error.</summary>
internal static class FaultReader
{
    public static (string? Code, string? Message) Read(ReadOnlySpan<byte> body, string? errorTypeHeader)
    {
        string? type = null;
        string? code = null;
        string? message = null;
        try
        {
            var reader = new Utf8JsonReader(body);
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var isType = reader.ValueTextEquals("__type"u8);
                    var isCode = reader.ValueTextEquals("code"u8) || reader.ValueTextEquals("Code"u8);
                    var isMessage = reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("Message"u8) || reader.ValueTextEquals("errorMessage"u8);
                    reader.Read();
                    if (reader.TokenType != JsonTokenType.String)
                    {
                        reader.Skip();
                    }
                    else if (isType)
                    {
                        type = reader.GetString();
                    }
                    else if (isCode)
                    {
                        code = reader.GetString();
                    }
                    else if (isMessage)
                    {
                        message = reader.GetString();
                    }
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A load balancer's page, or nothing: the status says enough.
        }

        return (Bare(errorTypeHeader) ?? Bare(type) ?? Bare(code), string.IsNullOrWhiteSpace(message) ? null : message.Trim());
    }

    // com.amazonaws.personalize#ResourceNotFoundException:http://internal.amazon.com/…
    private static string? Bare(string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        code = code[(code.IndexOf('#') + 1)..];
        var colon = code.IndexOf(':');
        return (colon < 0 ? code : code[..colon]).Trim();
    }
}
