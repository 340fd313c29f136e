using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.ServiceModel;
using Personalize.Infrastructure;
using Xunit;

namespace Personalize.Tests.Conformance;

/// <summary>Every member that the service answers with has a property of the right type.</summary>
public sealed class OutputTests
{
    private static readonly ServiceDescription[] Services = [ServiceDescription.Control, ServiceDescription.Runtime, ServiceDescription.Events];

    public static TheoryData<string> Operations => [.. Services.SelectMany(static service => service.Operations.Keys).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_seventy_nine_operations() => Assert.Equal(79, Operations.Count);

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_output_member_has_a_property_of_the_right_type(string name)
    {
        var operation = Services.Select(service => service.Operations.GetValueOrDefault(name)).First(static found => found is not null)!;
        var missing = new List<string>();

        foreach (var member in operation.Output?.Members ?? [])
        {
            // The token is the module's own business.
            if (member.Name == operation.Paginator?.OutputToken)
            {
                continue;
            }

            if (StandsForTheWhole(operation) is { } whole)
            {
                CheckProperty(whole, member, $"{name}: {member.Name}", missing, []);
            }
            else if (StructureOf(member.Shape) is { } structure)
            {
                CheckStructure(structure, $"{name}: {member.Name}", missing, []);
            }
            else
            {
                // What was created, changed, started or stopped is emitted as the resource that it is; its ARN, too, stands there.
                CheckProperty(ResourceOf(operation), member, $"{name}: {member.Name}", missing, []);
            }
        }

        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
    }

    [Fact]
    public void Every_kind_of_resource_has_a_type_with_its_own_ARN()
    {
        var arnless = Services[0].Operations.Values
            .Where(static operation => operation.Name.StartsWith("Describe", StringComparison.Ordinal))
            .Select(ResourceOf)
            .Where(static type => !typeof(IResource).IsAssignableFrom(type));

        Assert.Empty(arnless);
    }

    // Answers that aren't about a resource are types of their own: metrics, and recommendations with their id.
    private static Type? StandsForTheWhole(Operation operation) =>
        operation.Name == "GetSolutionMetrics" ? typeof(SolutionMetrics) : ModelType(operation.Output!.Name);

    private static Type ResourceOf(Operation operation)
    {
        string[] verbs = ["Create", "Describe", "Update", "Start", "Stop"];
        var noun = operation.Name[verbs.First(verb => operation.Name.StartsWith(verb, StringComparison.Ordinal)).Length..];
        return ModelType(noun == "Schema" ? nameof(DatasetSchema) : noun)
            ?? throw new InvalidOperationException($"There is no type Personalize.{noun}.");
    }

    private static Shape? StructureOf(Shape shape) => shape.Type switch
    {
        ShapeType.Structure => shape,
        ShapeType.List => StructureOf(shape.Element!),
        _ => null,
    };

    private static void CheckStructure(Shape shape, string path, List<string> missing, HashSet<Shape> checking)
    {
        if (!checking.Add(shape))
        {
            return;
        }

        if (ModelType(shape.Name) is not { } type)
        {
            missing.Add($"{path}: there is no type Personalize.{shape.Name}");
            return;
        }

        foreach (var member in shape.Members)
        {
            CheckProperty(type, member, $"{path}.{member.Name}", missing, checking);
        }
    }

    private static void CheckProperty(Type type, Member member, string path, List<string> missing, HashSet<Shape> checking)
    {
        var name = char.ToUpperInvariant(member.Name[0]) + member.Name[1..];
        var property = type.GetProperty(name);
        if (property is null)
        {
            missing.Add($"{path}: {type.Name} has no property {name}");
        }
        else if (!IsRight(property.PropertyType, member.Shape))
        {
            missing.Add($"{path}: {type.Name}.{name} is a {property.PropertyType}, and the service's {member.Shape.Name} is a {member.Shape.Type}");
        }
        else if (property.SetMethod is not { IsPublic: true })
        {
            missing.Add($"{path}: {type.Name}.{name} can't be set");
        }

        if (StructureOf(member.Shape) is { } structure)
        {
            CheckStructure(structure, path, missing, checking);
        }
    }

    // What the service may leave out has to be able to be absent; what is inside a list or a map is there.
    private static bool IsRight(Type type, Shape shape, bool canBeAbsent = true) => shape.Type switch
    {
        ShapeType.String => type == typeof(string),
        ShapeType.Structure => type == ModelType(shape.Name),
        ShapeType.List => type.IsArray && IsRight(type.GetElementType()!, shape.Element!, canBeAbsent: false),
        ShapeType.Map => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>)
            && IsRight(type.GenericTypeArguments[0], shape.Key!, canBeAbsent: false)
            && IsRight(type.GenericTypeArguments[1], shape.Value!, canBeAbsent: false),
        ShapeType.Integer => IsValue(type, canBeAbsent, typeof(int), typeof(long)),
        ShapeType.Double => IsValue(type, canBeAbsent, typeof(double)),
        ShapeType.Float => IsValue(type, canBeAbsent, typeof(float), typeof(double)),
        ShapeType.Boolean => IsValue(type, canBeAbsent, typeof(bool)),
        ShapeType.Timestamp => IsValue(type, canBeAbsent, typeof(DateTime)),
        _ => false,
    };

    private static bool IsValue(Type type, bool canBeAbsent, params Type[] wanted) =>
        wanted.Contains(canBeAbsent ? Nullable.GetUnderlyingType(type) : type);

    private static Type? ModelType(string shape) =>
        typeof(ServiceObject).Assembly.GetType("Personalize." + shape) is { } type && type.IsSubclassOf(typeof(ServiceObject)) ? type : null;
}
