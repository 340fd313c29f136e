using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Personalize.Emulator.ServiceModel;

/// <summary>One of the three services, as its model describes it: made from the facts that the ModelFacts tool writes.</summary>
internal sealed class ServiceDescription
{
    private static readonly Lazy<ServiceDescription> LazyControl = new(() => Load("personalize"));
    private static readonly Lazy<ServiceDescription> LazyRuntime = new(() => Load("personalize-runtime"));
    private static readonly Lazy<ServiceDescription> LazyEvents = new(() => Load("personalize-events"));

    private ServiceDescription(JsonElement facts)
    {
        var metadata = facts.GetProperty("metadata");
        ApiVersion = Text(metadata, "apiVersion")!;
        EndpointPrefix = Text(metadata, "endpointPrefix")!;
        Protocol = Text(metadata, "protocol")!;
        ServiceId = Text(metadata, "serviceId")!;
        SigningName = Text(metadata, "signingName")!;
        TargetPrefix = Text(metadata, "targetPrefix");
        Shapes = facts.GetProperty("shapes").EnumerateObject().ToDictionary(shape => shape.Name, ReadShape);
        Operations = facts.GetProperty("operations").EnumerateObject().ToDictionary(operation => operation.Name, ReadOperation);
    }

    /// <summary>The control plane: datasets, solutions, campaigns, jobs.</summary>
    public static ServiceDescription Control => LazyControl.Value;

    /// <summary>Recommendations.</summary>
    public static ServiceDescription Runtime => LazyRuntime.Value;

    /// <summary>Events and records.</summary>
    public static ServiceDescription Events => LazyEvents.Value;

    public string ApiVersion { get; }

    public string EndpointPrefix { get; }

    /// <summary><c>json</c> (awsJson) or <c>rest-json</c>.</summary>
    public string Protocol { get; }

    public string ServiceId { get; }

    public string SigningName { get; }

    /// <summary>What stands before the operation's name in <c>X-Amz-Target</c>; null in a REST service.</summary>
    public string? TargetPrefix { get; }

    public IReadOnlyDictionary<string, Operation> Operations { get; }

    public IReadOnlyDictionary<string, Shape> Shapes { get; }

    private static ServiceDescription Load(string name)
    {
        using var stream = typeof(ServiceDescription).Assembly.GetManifestResourceStream($"{name}.json")
            ?? throw new FileNotFoundException($"The assembly has no facts of the service '{name}'.");
        using var facts = JsonDocument.Parse(stream);
        return new ServiceDescription(facts.RootElement);
    }

    private Operation ReadOperation(JsonProperty operation)
    {
        var facts = operation.Value;
        return new Operation
        {
            Name = operation.Name,
            Service = this,
            Method = Text(facts, "method")!,
            Uri = Text(facts, "uri")!,
            Input = Shapes[Text(facts, "input")!],
            Output = Text(facts, "output") is { } output ? Shapes[output] : null,
            Errors = [.. facts.GetProperty("errors").EnumerateArray().Select(error => Shapes[error.GetString()!])],
            Idempotent = Flag(facts, "idempotent"),
            Paginator = facts.TryGetProperty("paginator", out var pages)
                ? new Paginator(Text(pages, "inputToken")!, Text(pages, "outputToken")!, Text(pages, "limit")!, Text(pages, "result")!)
                : null,
        };
    }

    private Shape ReadShape(JsonProperty shape)
    {
        var facts = shape.Value;
        var required = Texts(facts, "required") ?? [];
        var pattern = Text(facts, "pattern");
        return new Shape
        {
            Name = shape.Name,
            Type = Enum.Parse<ShapeType>(Text(facts, "type")!, ignoreCase: true),
            Min = Number(facts, "min"),
            Max = Number(facts, "max"),
            Pattern = pattern,
            Expression = pattern is null ? null : JavaPattern.Compile(pattern),
            Enum = Texts(facts, "enum"),
            Sensitive = Flag(facts, "sensitive"),
            Box = Flag(facts, "box"),
            Exception = Flag(facts, "exception"),
            HttpStatus = (int?)Number(facts, "httpStatus"),
            ElementReference = Reference("member"),
            KeyReference = Reference("key"),
            ValueReference = Reference("value"),
            Members = facts.TryGetProperty("members", out var members)
                ? [.. members.EnumerateObject().Select(member => ReadMember(member.Name, member.Value, required.Contains(member.Name)))]
                : [],
        };

        Member? Reference(string name) => facts.TryGetProperty(name, out var reference) ? ReadMember(name, reference, false) : null;
    }

    private Member ReadMember(string name, JsonElement reference, bool required) => new(this)
    {
        Name = name,
        ShapeName = reference.ValueKind == JsonValueKind.String ? reference.GetString()! : Text(reference, "shape")!,
        Required = required,
        JsonValue = reference.ValueKind == JsonValueKind.Object && Flag(reference, "jsonvalue"),
    };

    private static string? Text(JsonElement facts, string name) => facts.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static double? Number(JsonElement facts, string name) => facts.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static bool Flag(JsonElement facts, string name) => facts.TryGetProperty(name, out var value) && value.GetBoolean();

    private static string[]? Texts(JsonElement facts, string name) => facts.TryGetProperty(name, out var value)
        ? [.. value.EnumerateArray().Select(text => text.GetString()!)]
        : null;
}
