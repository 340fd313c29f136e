using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Personalize.Engine;

/// <summary>Epoch seconds on the wire (<c>1.698432665917E9</c>), local time in the module; text in ISO 8601 is understood too.</summary>
internal sealed class TimestampConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return FromEpochSeconds(reader.GetDouble());
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            if (reader.TryGetDateTimeOffset(out var time))
            {
                return time.LocalDateTime;
            }

            if (!reader.HasValueSequence && Utf8Parser.TryParse(reader.ValueSpan, out double seconds, out var consumed) && consumed == reader.ValueSpan.Length)
            {
                return FromEpochSeconds(seconds);
            }
        }

        throw new JsonException("A point in time was expected.");
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => Write(writer, value);

    public static void Write(Utf8JsonWriter writer, DateTime value)
    {
        var milliseconds = (long)Math.Round((value.ToUniversalTime() - DateTime.UnixEpoch).TotalMilliseconds);
        if (milliseconds % 1000 == 0)
        {
            writer.WriteNumberValue(milliseconds / 1000);
        }
        else
        {
            writer.WriteNumberValue(milliseconds / 1000m);
        }
    }

    // A double holds today's milliseconds exactly enough to round to, but not its ticks.
    private static DateTime FromEpochSeconds(double seconds)
    {
        var milliseconds = Math.Round(seconds * 1000);
        if (!(Math.Abs(milliseconds) < 2e14))
        {
            throw new JsonException("A point in time is out of range.");
        }

        return DateTime.UnixEpoch.AddTicks((long)milliseconds * TimeSpan.TicksPerMillisecond).ToLocalTime();
    }
}

/// <summary>Whole numbers, also where they arrive as <c>5.0</c> or as text.</summary>
internal sealed class TolerantInt32Converter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        checked((int)TolerantInt64Converter.ReadWhole(ref reader, int.MinValue, int.MaxValue));

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

/// <summary>The same for long ones.</summary>
internal sealed class TolerantInt64Converter : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadWhole(ref reader, long.MinValue, long.MaxValue);

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    public static long ReadWhole(ref Utf8JsonReader reader, long least, long greatest)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var whole))
        {
            return whole >= least && whole <= greatest ? whole : throw new JsonException("A whole number is out of range.");
        }

        var number = TolerantDoubleConverter.ReadNumber(ref reader);
        if (number != Math.Floor(number) || number < least || number > greatest)
        {
            throw new JsonException("A whole number was expected.");
        }

        return (long)number;
    }
}

/// <summary>Real numbers, also as text.</summary>
internal sealed class TolerantDoubleConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadNumber(ref reader);

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    public static double ReadNumber(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetDouble(),
        // NaN and Infinity have no other form in JSON.
        JsonTokenType.String when double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new JsonException("A number was expected."),
    };
}

/// <summary>A map of numbers; an entry that is <c>null</c> is one that is not there.</summary>
internal sealed class DoubleMapConverter : JsonConverter<Dictionary<string, double>>
{
    public override Dictionary<string, double> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A map was expected.");
        }

        var map = new Dictionary<string, double>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
            {
                map[key] = TolerantDoubleConverter.ReadNumber(ref reader);
            }
        }

        return map;
    }

    public override void Write(Utf8JsonWriter writer, Dictionary<string, double> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var entry in value)
        {
            writer.WriteNumber(entry.Key, entry.Value);
        }

        writer.WriteEndObject();
    }
}
