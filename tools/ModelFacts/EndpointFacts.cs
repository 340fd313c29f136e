using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace Personalize.Tools.ModelFacts;

/// <summary>
/// How a host name follows from region, FIPS and dual-stack: the rule tree of each service as a list to be tried from the top, each
/// entry with the conditions that must hold and the URL that then is meant, or the fact that there is none.
/// </summary>
internal static class EndpointFacts
{
    /// <summary>Reads <c>endpoint-rule-set-1.json</c> of each service's folder.</summary>
    public static string Write(IEnumerable<(string Service, string Folder)> services) => FactsFile.Write(
    [
        ("rules", new JsonObject(services.Select(service =>
        {
            var ruleSet = JsonNode.Parse(File.ReadAllText(Path.Combine(service.Folder, "endpoint-rule-set-1.json")))!;
            var leaves = new JsonArray();
            Flatten(ruleSet["rules"]!.AsArray(), [], leaves);
            return new KeyValue(service.Service, leaves);
        }))),
    ]);

    private static void Flatten(JsonArray rules, string[] above, JsonArray leaves)
    {
        foreach (var rule in rules)
        {
            string[] conditions = [.. above, .. rule!["conditions"]!.AsArray().Select(Condition)];
            if (rule["rules"] is JsonArray below)
            {
                Flatten(below, conditions, leaves);
                continue;
            }

            var leaf = new JsonObject { ["when"] = new JsonArray([.. conditions.Select(condition => JsonValue.Create(condition))]) };
            if (rule["endpoint"]?["url"] is { } url)
            {
                leaf["url"] = Argument(url);
            }
            else
            {
                leaf["error"] = true;
            }

            leaves.Add(leaf);
        }
    }

    private static string Condition(JsonNode? condition)
    {
        var call = $"{condition!["fn"]}({string.Join(",", condition["argv"]!.AsArray().Select(Argument))})";
        return condition["assign"] is { } name ? $"{name}={call}" : call;
    }

    private static string Argument(JsonNode? argument) => argument switch
    {
        JsonObject reference when reference["ref"] is { } name => $"{{{name}}}",
        JsonObject call => Condition(call),
        _ => argument!.ToString(),
    };
}
