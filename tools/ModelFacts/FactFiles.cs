using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Personalize.Tools.ModelFacts;

/// <summary>The files of facts: what the models give, and how what is committed differs from it.</summary>
internal static class FactFiles
{
    private static readonly string[] Services = ["personalize", "personalize-runtime", "personalize-events"];

    /// <summary>The content of every file, by its name.</summary>
    /// <param name="models">The folder of service models.</param>
    public static IReadOnlyDictionary<string, string> Of(string models)
    {
        var files = Services.ToDictionary(service => $"{service}.json", service => ServiceFacts.Write(Path.Combine(models, service)));
        files["endpoints.json"] = EndpointFacts.Write(Services.Select(service => (service, Path.Combine(models, service))));
        return files;
    }

    /// <summary>How the files in a folder differ from the models, a line each.</summary>
    public static IEnumerable<string> Differences(string models, string folder)
    {
        foreach (var (name, content) in Of(models))
        {
            var path = Path.Combine(folder, name);
            var committed = File.Exists(path) ? File.ReadAllText(path).Split('\n') : [];
            var expected = content.Split('\n');
            List<string> differences =
            [
                .. expected.Except(committed).Select(line => $"{name}: missing {line}"),
                .. committed.Except(expected).Select(line => $"{name}: not in the model {line}"),
            ];
            if (differences.Count == 0 && !committed.SequenceEqual(expected))
            {
                differences.Add($"{name}: the same lines in another order");
            }

            foreach (var difference in differences)
            {
                yield return difference;
            }
        }
    }
}
