using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.ServiceModel;

/// <summary>
/// Holds JSON against a shape: the type of every value first, then everything else that the model demands. Members that the model
/// doesn't know and members that are null count as absent, as they do for the service.
/// </summary>
internal sealed class RequestValidator
{
    private readonly List<string> _violations = [];

    private RequestValidator()
    {
    }

    /// <summary>
    /// Throws SerializationException for the first value of a wrong type, else InvalidInputException with all constraints that are
    /// not met.
    /// </summary>
    public static void Check(JsonElement body, Shape shape)
    {
        var violations = Violations(body, shape);
        if (violations.Count > 0)
        {
            var errors = violations.Count == 1 ? "1 validation error" : $"{violations.Count} validation errors";
            throw ServiceError.InvalidInput($"{errors} detected: {string.Join("; ", violations)}");
        }
    }

    /// <summary>What of <paramref name="shape"/> the value doesn't meet, a sentence each; SerializationException for a wrong type.</summary>
    public static IReadOnlyList<string> Violations(JsonElement value, Shape shape)
    {
        var validator = new RequestValidator();
        validator.Visit(value, shape, string.Empty);
        return validator._violations;
    }

    private void Visit(JsonElement value, Shape shape, string path)
    {
        switch (shape.Type)
        {
            case ShapeType.Structure:
                Demand(value, JsonValueKind.Object, "a structure", path);
                VisitStructure(value, shape, path);
                break;
            case ShapeType.List:
                Demand(value, JsonValueKind.Array, "a list", path);
                VisitList(value, shape, path);
                break;
            case ShapeType.Map:
                Demand(value, JsonValueKind.Object, "a map", path);
                VisitMap(value, shape, path);
                break;
            case ShapeType.String:
                Demand(value, JsonValueKind.String, "a string", path);
                VisitString(value.GetString()!, shape, path);
                break;
            case ShapeType.Boolean:
                Demand(value, value.ValueKind == JsonValueKind.False ? JsonValueKind.False : JsonValueKind.True, "a boolean", path);
                break;
            case ShapeType.Integer:
                Demand(value, JsonValueKind.Number, "an integer", path);
                if (!value.TryGetInt32(out var integer))
                {
                    throw WrongType(value, "a 32-bit integer", path);
                }

                VisitNumber(integer, shape, path);
                break;
            case ShapeType.Timestamp:
                Demand(value, JsonValueKind.Number, "a timestamp in seconds since 1970", path);
                break;
            default:
                Demand(value, JsonValueKind.Number, "a number", path);
                VisitNumber(value.GetDouble(), shape, path);
                break;
        }
    }

    private void VisitStructure(JsonElement value, Shape shape, string path)
    {
        foreach (var member in shape.Members)
        {
            var memberPath = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (value.TryGetProperty(member.Name, out var content) && content.ValueKind != JsonValueKind.Null)
            {
                Visit(content, member.Shape, memberPath);
            }
            else if (member.Required)
            {
                _violations.Add($"Value null at '{memberPath}' failed to satisfy constraint: Member must not be null");
            }
        }
    }

    private void VisitList(JsonElement value, Shape shape, string path)
    {
        CheckLength(value.GetArrayLength(), shape, path, value.GetRawText);
        var position = 1;
        foreach (var element in value.EnumerateArray())
        {
            Visit(element, shape.Element!, $"{path}.{position.ToString(CultureInfo.InvariantCulture)}.member");
            position++;
        }
    }

    private void VisitMap(JsonElement value, Shape shape, string path)
    {
        CheckLength(value.EnumerateObject().Count(), shape, path, value.GetRawText);
        foreach (var entry in value.EnumerateObject())
        {
            VisitString(entry.Name, shape.Key!, $"{path}.key");
            Visit(entry.Value, shape.Value!, $"{path}.{entry.Name}.value");
        }
    }

    private void VisitString(string value, Shape shape, string path)
    {
        CheckLength(value.Length, shape, path, () => value);
        if (shape.Expression is { } expression && !expression.IsMatch(value))
        {
            Violate(value, shape, path, $"satisfy regular expression pattern: {shape.Pattern}");
        }

        if (shape.Enum is { } names && !names.Contains(value))
        {
            Violate(value, shape, path, $"satisfy enum value set: [{string.Join(", ", names)}]");
        }
    }

    private void VisitNumber(double value, Shape shape, string path)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        if (value < shape.Min)
        {
            Violate(text, shape, path, $"have value greater than or equal to {Bound(shape.Min)}");
        }

        if (value > shape.Max)
        {
            Violate(text, shape, path, $"have value less than or equal to {Bound(shape.Max)}");
        }
    }

    private void CheckLength(int length, Shape shape, string path, Func<string> value)
    {
        if (length < shape.Min)
        {
            Violate(value(), shape, path, $"have length greater than or equal to {Bound(shape.Min)}");
        }

        if (length > shape.Max)
        {
            Violate(value(), shape, path, $"have length less than or equal to {Bound(shape.Max)}");
        }
    }

    private void Violate(string value, Shape shape, string path, string constraint)
    {
        var shown = shape.Sensitive ? "at" : $"'{(value.Length <= 1000 ? value : value[..1000] + "...")}' at";
        _violations.Add($"Value {shown} '{path}' failed to satisfy constraint: Member must {constraint}");
    }

    private static string Bound(double? bound) => bound!.Value.ToString(CultureInfo.InvariantCulture);

    private static void Demand(JsonElement value, JsonValueKind kind, string expected, string path)
    {
        if (value.ValueKind != kind)
        {
            throw WrongType(value, expected, path);
        }
    }

    private static ServiceError WrongType(JsonElement value, string expected, string path)
    {
        var found = value.ValueKind switch
        {
            JsonValueKind.Object => "a JSON object",
            JsonValueKind.Array => "a JSON array",
            JsonValueKind.String => "a JSON string",
            JsonValueKind.Number => "the JSON number " + value.GetRawText(),
            JsonValueKind.Null => "null",
            _ => "a JSON boolean",
        };
        var where = path.Length == 0 ? "The body" : $"'{path}'";
        return ServiceError.Serialization($"{where} must be {expected}, not {found}.");
    }
}
