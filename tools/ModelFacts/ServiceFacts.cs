using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace Personalize.Tools.ModelFacts;

/// <summary>The facts of one service: what it is called, its operations and its shapes; no sentence of its documentation.</summary>
internal static class ServiceFacts
{
    private static readonly string[] MetadataKept =
        ["apiVersion", "endpointPrefix", "jsonVersion", "protocol", "serviceId", "signatureVersion", "signingName", "targetPrefix"];

    private static readonly string[] TraitsKept =
        ["required", "min", "max", "pattern", "enum", "sensitive", "box", "exception", "fault", "jsonvalue", "location", "locationName"];

    /// <summary>Reads <c>service-2.json</c> and <c>paginators-1.json</c> of <paramref name="folder"/>.</summary>
    public static string Write(string folder)
    {
        var model = Read(folder, "service-2.json");
        var shapes = model["shapes"]!.AsObject();
        var paginators = Read(folder, "paginators-1.json")["pagination"]!.AsObject();
        return FactsFile.Write(
        [
            ("metadata", Pick(model["metadata"]!.AsObject(), MetadataKept)),
            ("operations", new JsonObject(model["operations"]!.AsObject().Select(operation =>
                new KeyValue(operation.Key, Operation(operation.Value!.AsObject(), shapes, paginators[operation.Key]))))),
            ("shapes", new JsonObject(shapes.Select(shape => new KeyValue(shape.Key, Shape(shape.Value!.AsObject()))))),
        ]);
    }

    private static JsonObject Read(string folder, string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!.AsObject();

    private static JsonObject Operation(JsonObject operation, JsonObject shapes, JsonNode? paginator)
    {
        var facts = new JsonObject
        {
            ["method"] = operation["http"]!["method"]!.DeepClone(),
            ["uri"] = operation["http"]!["requestUri"]!.DeepClone(),
        };
        foreach (var side in new[] { "input", "output" })
        {
            if (operation[side]?["shape"] is { } shape)
            {
                facts[side] = shape.DeepClone();
            }
        }

        facts["errors"] = new JsonArray([.. operation["errors"]!.AsArray().Select(error => error!["shape"]!.DeepClone())]);
        if (operation["idempotent"] is { } idempotent)
        {
            facts["idempotent"] = idempotent.DeepClone();
        }

        if ((paginator ?? Paginator(operation, shapes)) is { } pages)
        {
            facts["paginator"] = new JsonObject
            {
                ["inputToken"] = pages["input_token"]!.DeepClone(),
                ["outputToken"] = pages["output_token"]!.DeepClone(),
                ["limit"] = pages["limit_key"]!.DeepClone(),
                ["result"] = pages["result_key"]!.DeepClone(),
            };
        }

        return facts;
    }

    /// <summary>
    /// How an operation pages, read from its shapes: ListDataDeletionJobs takes and gives tokens as all lists do, though
    /// paginators-1.json leaves it out.
    /// </summary>
    private static JsonObject? Paginator(JsonObject operation, JsonObject shapes)
    {
        var input = Members(operation["input"]);
        var output = Members(operation["output"]);
        var list = output?.FirstOrDefault(member => (string?)shapes[(string)member.Value!["shape"]!]!["type"] == "list").Key;
        return input?["nextToken"] is not null && output?["nextToken"] is not null && list is not null
            ? new JsonObject
            {
                ["input_token"] = "nextToken",
                ["output_token"] = "nextToken",
                ["limit_key"] = "maxResults",
                ["result_key"] = list,
            }
            : null;

        JsonObject? Members(JsonNode? side) => side is null ? null : shapes[(string)side["shape"]!]!["members"]!.AsObject();
    }

    private static JsonObject Shape(JsonObject shape)
    {
        var facts = new JsonObject { ["type"] = shape["type"]!.DeepClone() };
        foreach (var (name, value) in Pick(shape, TraitsKept).ToList())
        {
            facts[name] = value!.DeepClone();
        }

        if (shape["error"]?["httpStatusCode"] is { } status)
        {
            facts["httpStatus"] = status.DeepClone();
        }

        foreach (var reference in new[] { "member", "key", "value" })
        {
            if (shape[reference] is JsonObject target)
            {
                facts[reference] = Reference(target);
            }
        }

        if (shape["members"] is JsonObject members)
        {
            facts["members"] = new JsonObject(members.Select(member => new KeyValue(member.Key, Reference(member.Value!.AsObject()))));
        }

        return facts;
    }

    /// <summary>The name of the shape that is meant, or an object where the member has traits of its own.</summary>
    private static JsonNode Reference(JsonObject reference)
    {
        var traits = Pick(reference, TraitsKept);
        if (traits.Count == 0)
        {
            return reference["shape"]!.DeepClone();
        }

        traits.Insert(0, "shape", reference["shape"]!.DeepClone());
        return traits;
    }

    private static JsonObject Pick(JsonObject from, string[] names) => new(names
        .Where(name => from[name] is not null)
        .Select(name => new KeyValue(name, from[name]!.DeepClone())));
}
