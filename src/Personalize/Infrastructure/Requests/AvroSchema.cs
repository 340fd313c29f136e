using System;
using System.Collections;
using System.Globalization;
using System.Linq;

namespace Personalize.Infrastructure;

/// <summary>Looks at a schema before the service does, whose own error tells little: it must be an Avro record, as JSON.</summary>
internal static class AvroSchema
{
    private const int MaxLength = 20_000;

    /// <summary>A schema given as JSON text or as a hashtable, as text.</summary>
    /// <exception cref="InvalidInputException">It is no Avro record; the message says where.</exception>
    public static string Of(object schema)
    {
        var plain = PlainValue.FromPowerShell(schema);
        return plain switch
        {
            string text => Checked(text, "The schema"),
            IDictionary record => Checked(EngineHost.Current.ToJson(record), "The schema"),
            _ => throw new InvalidInputException($"A schema is JSON text or a hashtable, and not a {schema.GetType().Name}. For a file there is -Path."),
        };
    }

    /// <summary>The text, if it is an Avro record.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What an error calls it: a file's path, or "The schema".</param>
    /// <exception cref="InvalidInputException">It isn't; the message says where.</exception>
    public static string Checked(string text, string what)
    {
        if (text.Length > MaxLength)
        {
            throw new InvalidInputException(
                $"{what} has {text.Length.ToString("#,0", CultureInfo.InvariantCulture)} characters, and the service takes at most 20,000.");
        }

        object? root;
        try
        {
            root = EngineHost.Current.ParseJson(text);
        }
        catch (FormatException exception)
        {
            throw new InvalidInputException($"{what} is not JSON: {exception.Message}", exception);
        }

        if (Problem(root) is { } problem)
        {
            throw new InvalidInputException(
                $"{what} is not an Avro record: {problem} It looks like "
                + """{"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"}],"version":"1.0"}.""");
        }

        return text;
    }

    private static string? Problem(object? root)
    {
        if (root is not IDictionary record)
        {
            return "it must be one object.";
        }

        if (record["type"] is not "record")
        {
            return "its \"type\" must be \"record\".";
        }

        if (record["name"] is not string { Length: > 0 })
        {
            return "it has no \"name\".";
        }

        if (record["fields"] is not object?[] { Length: > 0 } fields)
        {
            return "it has no \"fields\".";
        }

        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i] as IDictionary;
            if (field?["name"] is not string { Length: > 0 } name)
            {
                return $"field {(i + 1).ToString(CultureInfo.InvariantCulture)} has no \"name\".";
            }

            if (field["type"] is null)
            {
                return $"field {name} has no \"type\".";
            }

            if (fields.Take(i).Any(other => (other as IDictionary)?["name"] as string == name))
            {
                return $"field {name} is there twice.";
            }
        }

        return null;
    }
}
