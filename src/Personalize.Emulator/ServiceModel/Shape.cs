using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Personalize.Emulator.ServiceModel;

/// <summary>What kind of JSON a shape is.</summary>
internal enum ShapeType
{
    Structure,
    List,
    Map,
    String,
    Integer,
    Double,
    Float,
    Boolean,
    Timestamp,
}

/// <summary>A type of the service model with everything that the model demands of its values.</summary>
internal sealed class Shape
{
    public required string Name { get; init; }

    public required ShapeType Type { get; init; }

    /// <summary>The least length, count or number.</summary>
    public double? Min { get; init; }

    /// <summary>The greatest length, count or number.</summary>
    public double? Max { get; init; }

    /// <summary>The pattern as the model has it (Java's dialect).</summary>
    public string? Pattern { get; init; }

    /// <summary>The values that an enumeration has, in the model's order.</summary>
    public IReadOnlyList<string>? Enum { get; init; }

    public bool Sensitive { get; init; }

    public bool Box { get; init; }

    public bool Exception { get; init; }

    /// <summary>The HTTP status of an exception, where the model names one.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The members of a structure, in the model's order.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>What a list holds.</summary>
    public Shape? Element => ElementReference?.Shape;

    /// <summary>What a map's keys are.</summary>
    public Shape? Key => KeyReference?.Shape;

    /// <summary>What a map's values are.</summary>
    public Shape? Value => ValueReference?.Shape;

    internal Member? ElementReference { get; init; }

    internal Member? KeyReference { get; init; }

    internal Member? ValueReference { get; init; }

    /// <summary><see cref="Pattern"/> in .NET's dialect, for the whole value.</summary>
    internal Regex? Expression { get; init; }

    /// <summary>The member of that name, or null.</summary>
    public Member? Find(string member)
    {
        foreach (var candidate in Members)
        {
            if (candidate.Name == member)
            {
                return candidate;
            }
        }

        return null;
    }

    public override string ToString() => Name;
}

/// <summary>A member of a structure, or what a list or map refers to.</summary>
internal sealed class Member(ServiceDescription service)
{
    private Shape? _shape;

    public required string Name { get; init; }

    public required string ShapeName { get; init; }

    public bool Required { get; init; }

    /// <summary>Whether its text is itself JSON.</summary>
    public bool JsonValue { get; init; }

    /// <summary>Its type. Looked up late, since shapes may refer to each other.</summary>
    public Shape Shape => _shape ??= service.Shapes[ShapeName];
}

/// <summary>How a list operation pages.</summary>
internal sealed record Paginator(string InputToken, string OutputToken, string Limit, string Result);

/// <summary>An operation of the service model.</summary>
internal sealed class Operation
{
    public required string Name { get; init; }

    public required ServiceDescription Service { get; init; }

    public required string Method { get; init; }

    public required string Uri { get; init; }

    public required Shape Input { get; init; }

    /// <summary>What it answers; null where the answer's body is empty.</summary>
    public Shape? Output { get; init; }

    public required IReadOnlyList<Shape> Errors { get; init; }

    public bool Idempotent { get; init; }

    public Paginator? Paginator { get; init; }
}
