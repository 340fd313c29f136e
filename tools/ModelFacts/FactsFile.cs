using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Personalize.Tools.ModelFacts;

/// <summary>JSON with one line an entry, so that a change of the model is a change of a line.</summary>
internal static class FactsFile
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object of one line.</summary>
    public static string Line(JsonNode? node) => node?.ToJsonString(Compact) ?? "null";

    /// <summary>The file: each section a member, each of its entries a line.</summary>
    public static string Write(IEnumerable<(string Name, JsonNode Content)> sections)
    {
        var text = new StringBuilder("{\n");
        var written = sections.Select(section => section.Content switch
        {
            JsonObject entries when entries.All(entry => entry.Value is JsonObject or JsonArray) =>
                $"\"{section.Name}\":{{\n{string.Join(",\n", entries.Select(Entry))}\n}}",
            _ => $"\"{section.Name}\":{Line(section.Content)}",
        });
        return text.AppendJoin(",\n", written).Append("\n}\n").ToString();

        static string Entry(KeyValuePair<string, JsonNode?> entry) => entry.Value is JsonArray lines
            ? $"\"{entry.Key}\":[\n{string.Join(",\n", lines.Select(Line))}\n]"
            : $"\"{entry.Key}\":{Line(entry.Value)}";
    }
}
