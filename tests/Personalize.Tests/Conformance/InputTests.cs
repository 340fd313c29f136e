using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Personalize.Emulator.ServiceModel;
using Personalize.Infrastructure;
using Xunit;

namespace Personalize.Tests.Conformance;

/// <summary>Holds the cmdlets to the facts of the service models: what an operation takes, a cmdlet takes, with the same bounds.</summary>
public sealed class InputTests
{
    /// <summary>Where a member is not one parameter with the model's own bounds, and why.</summary>
    private static readonly Dictionary<string, string> Exemptions = new()
    {
        ["CreateSchema.schema"] = "-Schema takes text or a hashtable and -Path a file; AvroSchema holds both to the same bound, with the place of a mistake.",
        ["*.nextToken"] = "A token is handed back as it came from the service; that it is ASCII is the service's own promise.",
        ["PutEvents.sessionId required"] = "A record may name its session itself; the rule stands on the record, and -SessionId is for those that don't.",
        ["PutEvents.userId"] = "A record may name its user itself; -UserId is for those that don't, and is never empty, which the service would take for no user.",
    };

    /// <summary>What comes down the pipeline, a record at a time, and is grouped into calls of at most ten.</summary>
    private static readonly Dictionary<string, Type> Records = new()
    {
        ["PutEvents.eventList"] = typeof(Event),
        ["PutItems.items"] = typeof(Item),
        ["PutUsers.users"] = typeof(User),
        ["PutActions.actions"] = typeof(Personalize.Action),
        ["PutActionInteractions.actionInteractions"] = typeof(ActionInteraction),
    };

    private static readonly Dictionary<string, Operation> All =
        new[] { ServiceDescription.Control, ServiceDescription.Runtime, ServiceDescription.Events }
            .SelectMany(service => service.Operations).ToDictionary(operation => operation.Key, operation => operation.Value);

    public static TheoryData<string> Operations => [.. All.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void All_79_operations_have_a_cmdlet()
    {
        var missing = All.Keys.Where(operation => OperationCmdlets.Of(operation) is null).ToList();

        Assert.True(missing.Count == 0, string.Join(", ", missing));
        Assert.Equal(79, All.Count);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_member_of_the_input_is_a_parameter_with_the_models_bounds(string operation)
    {
        var cmdlet = OperationCmdlets.Of(operation);
        Assert.NotNull(cmdlet);
        var problems = new List<string>();

        foreach (var member in All[operation].Input.Members)
        {
            CheckMember(operation, cmdlet, member, [member.Name], member.Required, problems);
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public void Every_exemption_says_why()
    {
        Assert.All(Exemptions, exemption => Assert.True(exemption.Value.Length > 30, exemption.Key));
        Assert.Equal(4, Exemptions.Count);
    }

    private static void CheckMember(string operation, Type cmdlet, Member member, string[] path, bool required, List<string> problems)
    {
        var where = $"{operation}.{string.Join('.', path)}";
        if (Exemptions.ContainsKey(where) || Exemptions.ContainsKey("*." + path[^1]))
        {
            return;
        }

        if (Records.TryGetValue(where, out var record))
        {
            Compare(where, "count", member.Shape.Max, WriteCommand.RecordsPerCall, problems);
            CheckStructure(where + "[]", member.Shape.Element!, record, problems);
            return;
        }

        var parameters = MembersOf(cmdlet).ToList();
        var (name, property) = parameters.FirstOrDefault(parameter => parameter.Path.SequenceEqual(path)) is { Path: not null } found
            ? (found.Property.Name, found.Property)
            : (null, null);
        if (property is not null)
        {
            if (required && !Exemptions.ContainsKey(where + " required") && !property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.Mandatory))
            {
                problems.Add($"{where}: -{name} must be mandatory.");
            }

            CheckValue(where, member.Shape, property, problems);
        }
        else if (member.Shape.Type == ShapeType.Structure && parameters.Exists(parameter => parameter.Path.Take(path.Length).SequenceEqual(path)))
        {
            // Flat parameters stand for what is nested.
            foreach (var inner in member.Shape.Members)
            {
                CheckMember(operation, cmdlet, inner, [.. path, inner.Name], required && inner.Required, problems);
            }
        }
        else
        {
            problems.Add($"{where}: no parameter of {cmdlet.Name} stands for it.");
        }
    }

    // The request's own members, and those that every list has.
    private static IEnumerable<(string[] Path, PropertyInfo Property)> MembersOf(Type cmdlet) =>
        RequestMember.Of(cmdlet).Select(member => (member.Path, cmdlet.GetProperty(member.Parameter)!))
            .Concat(cmdlet.GetProperties().Where(property => property.Name is "MaxResults").Select(property => (new[] { "maxResults" }, property)));

    private static void CheckValue(string where, Shape shape, PropertyInfo property, List<string> problems)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        switch (shape.Type)
        {
            case ShapeType.Structure:
                CheckStructure(where, shape, type, problems);
                break;
            case ShapeType.List:
                Compare(where, "count", shape.Max, property.GetCustomAttribute<CountRuleAttribute>()?.Max, problems);
                if (shape.Element!.Type == ShapeType.Structure)
                {
                    CheckStructure(where + "[]", shape.Element, type.GetElementType()!, problems);
                }
                else
                {
                    CheckText(where + "[]", shape.Element, property.GetCustomAttributes().ToList(), null, problems);
                }

                break;
            case ShapeType.Map:
                CheckMap(where, shape, property.GetCustomAttribute<MapRuleAttribute>(), problems);
                break;
            case ShapeType.String:
                // Describe takes many ARNs at once.
                CheckText(where, shape, property.GetCustomAttributes().ToList(), property, problems);
                break;
            case ShapeType.Integer or ShapeType.Double or ShapeType.Float:
                CheckNumber(where, shape, property.GetCustomAttributes().ToList(), problems);
                break;
            case ShapeType.Boolean:
                if (type != typeof(bool) && type != typeof(SwitchParameter))
                {
                    problems.Add($"{where}: {type.Name} is no truth value.");
                }

                break;
            case ShapeType.Timestamp:
                if (type != typeof(DateTime))
                {
                    problems.Add($"{where}: {type.Name} is no point in time.");
                }

                break;
            default:
                problems.Add($"{where}: {shape.Type} is not checked here.");
                break;
        }
    }

    private static void CheckStructure(string where, Shape shape, Type type, List<string> problems)
    {
        if (type.IsArray)
        {
            type = type.GetElementType()!;
        }

        foreach (var member in shape.Members)
        {
            var inner = $"{where}.{member.Name}";
            if (type.GetProperty(char.ToUpperInvariant(member.Name[0]) + member.Name[1..]) is not { } property)
            {
                problems.Add($"{inner}: {type.Name} has no such property.");
                continue;
            }

            if (member.Required != property.IsDefined(typeof(RequiredRuleAttribute)))
            {
                problems.Add($"{inner}: it is {(member.Required ? "required" : "optional")}.");
            }

            CheckValue(inner, member.Shape, property, problems);
        }
    }

    private static void CheckMap(string where, Shape shape, MapRuleAttribute? rule, List<string> problems)
    {
        if (rule is null)
        {
            problems.Add($"{where}: no rule for the map.");
            return;
        }

        Compare(where, "count", shape.Max, rule.Max == int.MaxValue ? null : rule.Max, problems);
        CheckText(where + ".key", shape.Key!, [rule.Key], null, problems);
        switch (shape.Value!.Type)
        {
            case ShapeType.String:
                CheckText(where + ".value", shape.Value, [.. rule.Values], null, problems);
                break;
            case ShapeType.List:
                Compare(where + ".value", "count", shape.Value.Max, rule.Values.OfType<CountRuleAttribute>().FirstOrDefault()?.Max, problems);
                CheckText(where + ".value[]", shape.Value.Element!, [.. rule.Values], null, problems);
                break;
            default:
                CheckNumber(where + ".value", shape.Value, [.. rule.Values], problems);
                break;
        }
    }

    private static void CheckText(string where, Shape shape, List<Attribute> attributes, PropertyInfo? property, List<string> problems)
    {
        // An ARN's kind is checked, which is more than the model's pattern.
        if (shape.Name == "Arn" && property is not null
            && (ResourceKind.OfMember(property.Name) is not null || attributes.Exists(attribute => attribute is AnyArnArgumentAttribute)))
        {
            Compare(where, "length", shape.Max, Personalize.Infrastructure.Arn.MaxLength, problems);
            return;
        }

        var words = attributes.OfType<ValidateSetAttribute>().SelectMany(set => set.ValidValues)
            .Concat(attributes.OfType<OneOfRuleAttribute>().SelectMany(rule => rule.Values)).Order(StringComparer.Ordinal).ToList();
        if (shape.Enum is { } values && !words.SequenceEqual(values.Order(StringComparer.Ordinal)))
        {
            problems.Add($"{where}: the words are {string.Join(", ", values)}, not {string.Join(", ", words)}.");
        }

        var pattern = attributes.OfType<PatternRuleAttribute>().FirstOrDefault();
        var length = attributes.OfType<LengthRuleAttribute>().FirstOrDefault();
        if (shape.Pattern != pattern?.Pattern)
        {
            problems.Add($"{where}: the pattern is {shape.Pattern}, not {pattern?.Pattern}.");
        }

        Compare(where, "length", shape.Max, length?.Max ?? (pattern is { Max: > 0 } ? pattern.Max : null), problems);
        Compare(where, "least length", shape.Min is 0 ? null : shape.Min, Least(length, pattern), problems);

        static double? Least(LengthRuleAttribute? length, PatternRuleAttribute? pattern) =>
            (length?.Min ?? pattern?.Min) is { } min and > 0 ? min : null;
    }

    private static void CheckNumber(string where, Shape shape, List<Attribute> attributes, List<string> problems)
    {
        var range = attributes.OfType<RangeRuleAttribute>().FirstOrDefault();
        var standard = attributes.OfType<ValidateRangeAttribute>().FirstOrDefault();
        Compare(where, "minimum", shape.Min, Finite(range?.Min) ?? Number(standard?.MinRange), problems);
        Compare(where, "maximum", shape.Max, Finite(range?.Max) ?? Number(standard?.MaxRange), problems);

        static double? Finite(double? number) => number is { } value && double.IsFinite(value) ? value : null;

        static double? Number(object? bound) => bound is null ? null : Convert.ToDouble(bound, CultureInfo.InvariantCulture);
    }

    private static void Compare(string where, string what, double? models, double? ours, List<string> problems)
    {
        if (models != ours)
        {
            problems.Add($"{where}: the {what} is {Told(models)} in the model, and {Told(ours)} here.");
        }

        static string Told(double? bound) => bound?.ToString(CultureInfo.InvariantCulture) ?? "free";
    }
}
