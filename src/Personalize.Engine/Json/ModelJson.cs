using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Personalize.Engine;

/// <summary>How model types are read and written.</summary>
internal static class ModelJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = new FirstLetterLowered(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The wire is not a web page: what the user typed goes out as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = ModelContext.Default.WithAddedModifier(UnknownMembers.Keep),
        Converters =
        {
            new TimestampConverter(),
            new TolerantInt32Converter(),
            new TolerantInt64Converter(),
            new TolerantDoubleConverter(),
            new DoubleMapConverter(),
            new PlainConverter(),
        },
    };

    /// <summary>Reads an answer in one pass: the member that is wanted, and the token of the next page.</summary>
    /// <exception cref="JsonException">The answer is not what it should be.</exception>
    public static (T? Value, string? NextToken) ReadAnswer<T>(ReadOnlySpan<byte> body, string? resultMember)
        where T : class
    {
        T? value;
        string? nextToken;
        if (resultMember is null)
        {
            value = JsonSerializer.Deserialize(body, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));
            nextToken = JsonSerializer.Deserialize(body, Envelope<Nothing>.For(Nothing.Member))?.NextToken;
        }
        else
        {
            var envelope = JsonSerializer.Deserialize(body, Envelope<T>.For(resultMember));
            value = envelope?.Value;
            nextToken = envelope?.NextToken;
        }

        UnknownMembers.HandOver();
        return (value, string.IsNullOrEmpty(nextToken) ? null : nextToken);
    }

    /// <summary>Reads any JSON in plain form.</summary>
    /// <exception cref="FormatException">It is no JSON; the message tells line and column, from 1.</exception>
    public static object? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, (JsonTypeInfo<object>)Options.GetTypeInfo(typeof(object)));
        }
        catch (JsonException exception)
        {
            // "'x' is invalid after a value. Expected … Path: $.a | LineNumber: 3 | BytePositionInLine: 7."
            var reason = exception.Message.Split([" Path: ", " LineNumber: "], StringSplitOptions.None)[0].Trim().TrimEnd('.');
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"{reason} (line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1})."),
                exception);
        }
    }

    /// <summary>Stands for a result that is not wanted, because it has been read already.</summary>
    private sealed class Nothing
    {
        // No member of the service begins with a space.
        public const string Member = " ";
    }

    /// <summary>
    /// The outermost object of an answer. Its description is made by hand, once for each result member, so that the serializer walks the answer
    /// once: to seek the member first and to read it then costs a second pass over every page.
    /// </summary>
    private sealed class Envelope<T>
        where T : class
    {
        private static readonly ConcurrentDictionary<string, JsonTypeInfo<Envelope<T>>> Known = new(StringComparer.Ordinal);

        public T? Value { get; private set; }

        public string? NextToken { get; private set; }

        public static JsonTypeInfo<Envelope<T>> For(string resultMember) => Known.GetOrAdd(resultMember, Describe);

        private static JsonTypeInfo<Envelope<T>> Describe(string resultMember)
        {
            var info = JsonTypeInfo.CreateJsonTypeInfo<Envelope<T>>(Options);
            info.CreateObject = static () => new Envelope<T>();
            if (typeof(T) != typeof(Nothing))
            {
                Add(typeof(T), resultMember, static (envelope, value) => ((Envelope<T>)envelope).Value = (T?)value);
            }

            Add(typeof(string), "nextToken", static (envelope, value) => ((Envelope<T>)envelope).NextToken = (string?)value);
            info.MakeReadOnly();
            return info;

            void Add(Type type, string name, Action<object, object?> set)
            {
                var property = info.CreateJsonPropertyInfo(type, name);
                property.Set = set;
                info.Properties.Add(property);
            }
        }
    }
}
