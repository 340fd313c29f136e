using System;
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Personalize.Emulator.ServiceModel;

namespace Personalize.Emulator.Protocol;

/// <summary>
/// Writes an answer as the service does: compact, absent members left out, doubles and timestamps in Java's form. Null means absent.
/// </summary>
internal sealed class JsonOutput : IDisposable
{
    /// <summary>For JSON that is made elsewhere: nothing escaped but what JSON demands.</summary>
    public static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = Relaxed.Encoder,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _writer;

    public JsonOutput() => _writer = new Utf8JsonWriter(_buffer, Options);

    /// <summary>Everything written so far.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            _writer.Flush();
            return _buffer.WrittenMemory;
        }
    }

    public void Dispose() => _writer.Dispose();

    public void BeginObject() => _writer.WriteStartObject();

    public void BeginObject(string name) => _writer.WriteStartObject(name);

    public void EndObject() => _writer.WriteEndObject();

    public void BeginList(string name) => _writer.WriteStartArray(name);

    public void EndList() => _writer.WriteEndArray();

    public void Member(string name, string? value)
    {
        if (value is not null)
        {
            _writer.WriteString(name, value);
        }
    }

    public void Member(string name, bool? value)
    {
        if (value is { } known)
        {
            _writer.WriteBoolean(name, known);
        }
    }

    public void Member(string name, int? value)
    {
        if (value is { } known)
        {
            _writer.WriteNumber(name, known);
        }
    }

    public void Member(string name, double? value)
    {
        if (value is { } known)
        {
            _writer.WritePropertyName(name);
            WriteDouble(known);
        }
    }

    /// <summary>A member that is null on the wire, as absent ones are in the runtime's answers.</summary>
    public void Null(string name) => _writer.WriteNull(name);

    public void MemberOrNull(string name, string? value) => _writer.WriteString(name, value);

    public void MemberOrNull(string name, double? value)
    {
        if (value is null)
        {
            Null(name);
        }
        else
        {
            Member(name, value);
        }
    }

    /// <summary>A text in a list.</summary>
    public void Element(string value) => _writer.WriteStringValue(value);

    /// <summary>A timestamp: seconds since 1970 with milliseconds.</summary>
    public void Member(string name, DateTimeOffset? value) => Member(name, value?.ToUnixTimeMilliseconds() / 1000.0);

    /// <summary>A value of whatever type a member has; null means absent.</summary>
    public void Value(string name, object? value, Shape shape)
    {
        switch (value)
        {
            case null:
                break;
            case JsonElement json:
                Member(name, json, shape);
                break;
            case string text:
                Member(name, text);
                break;
            case bool flag:
                Member(name, flag);
                break;
            case int number:
                Member(name, number);
                break;
            case double number:
                Member(name, number);
                break;
            case DateTimeOffset time:
                Member(name, time);
                break;
            default:
                throw new ArgumentException($"The member '{name}' can't be a {value.GetType()}.", nameof(value));
        }
    }

    /// <summary>JSON that was kept as it came, now in the form of <paramref name="shape"/>.</summary>
    public void Member(string name, JsonElement? value, Shape shape)
    {
        if (value is { } known)
        {
            _writer.WritePropertyName(name);
            Write(known, shape);
        }
    }

    private void Write(JsonElement value, Shape shape)
    {
        switch (shape.Type)
        {
            case ShapeType.Structure:
                _writer.WriteStartObject();
                foreach (var member in shape.Members)
                {
                    if (value.TryGetProperty(member.Name, out var content) && content.ValueKind != JsonValueKind.Null)
                    {
                        _writer.WritePropertyName(member.Name);
                        Write(content, member.Shape);
                    }
                }

                _writer.WriteEndObject();
                break;
            case ShapeType.List:
                _writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(element, shape.Element!);
                }

                _writer.WriteEndArray();
                break;
            case ShapeType.Map:
                _writer.WriteStartObject();
                foreach (var entry in value.EnumerateObject())
                {
                    _writer.WritePropertyName(entry.Name);
                    Write(entry.Value, shape.Value!);
                }

                _writer.WriteEndObject();
                break;
            case ShapeType.Double or ShapeType.Float or ShapeType.Timestamp:
                WriteDouble(value.GetDouble());
                break;
            case ShapeType.Integer:
                _writer.WriteNumberValue(value.GetInt32());
                break;
            default:
                value.WriteTo(_writer);
                break;
        }
    }

    private void WriteDouble(double value)
    {
        Span<byte> text = stackalloc byte[JavaDouble.MaxLength];
        _writer.WriteRawValue(text[..JavaDouble.Format(value, text)], skipInputValidation: true);
    }
}
