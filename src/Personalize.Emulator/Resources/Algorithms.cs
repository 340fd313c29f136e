using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>What a recipe trains with.</summary>
internal sealed class Algorithm : Resource
{
    public required JsonElement AlgorithmImage { get; init; }

    public required JsonElement DefaultHyperParameters { get; init; }

    public required JsonElement DefaultHyperParameterRanges { get; init; }

    public required JsonElement DefaultResourceConfig { get; init; }

    public required string TrainingInputMode { get; init; }
}

/// <summary>A hyperparameter: its name with and without its group, what it is if nobody says, and within what it is tuned.</summary>
internal sealed record HyperParameter(string Group, string Name, string Default, double Min = 0, double Max = 0, bool Whole = true, params string[] Values)
{
    public string FullName => $"{Group}.{Name}";
}

/// <summary>The algorithms that the service publishes, one a recipe.</summary>
internal sealed class Algorithms : Kind<Algorithm>
{
    private static readonly HyperParameter[] Recurrent =
    [
        new("algorithm", "hidden_dimension", "149", 32, 256),
        new("training", "bptt", "32", 2, 32),
        new("data", "recency_mask", "true", Values: ["true", "false"]),
    ];

    private static readonly HyperParameter[] Similar =
    [
        new("algorithm", "item_id_hidden_dimension", "100", 30, 200),
        new("algorithm", "item_metadata_hidden_dimension", "100", 30, 200),
    ];

    private static readonly HyperParameter[] Cooccurrence =
    [
        new("algorithm", "popularity_discount_factor", "0.5", 0, 1, Whole: false),
        new("algorithm", "min_cointeraction_count", "3", 0, 10),
    ];

    private static readonly Dictionary<string, HyperParameter[]> Parameters = new()
    {
        ["aws-hrnn"] = [Recurrent[0] with { Default = "43" }, .. Recurrent[1..]],
        ["aws-hrnn-coldstart"] = [Recurrent[0] with { Default = "43" }, .. Recurrent[1..]],
        ["aws-hrnn-metadata"] = [Recurrent[0] with { Default = "43" }, .. Recurrent[1..]],
        ["aws-personalized-ranking"] = Recurrent,
        ["aws-personalized-ranking-v2"] = Recurrent,
        ["aws-user-personalization"] = Recurrent,
        ["aws-user-personalization-v2"] = Recurrent,
        ["aws-similar-items"] = Similar,
        ["aws-sims"] = Cooccurrence,
    };

    public Algorithms(ServiceState state)
        : base(state, "algorithm", new("algorithm", "algorithm"))
    {
        foreach (var recipe in state.Recipes.Store.All)
        {
            var parameters = Of(recipe);
            Store.Add(new Algorithm
            {
                Arn = recipe.AlgorithmArn,
                Name = recipe.Name,
                AlgorithmImage = JsonSerializer.SerializeToElement(new { name = recipe.Name, dockerURI = $"service-owned/{recipe.Name}:latest" }),
                DefaultHyperParameters = JsonSerializer.SerializeToElement(parameters.ToDictionary(each => each.Name, each => each.Default)),
                DefaultHyperParameterRanges = JsonSerializer.SerializeToElement(new
                {
                    integerHyperParameterRanges = parameters.Where(each => each is { Values: [], Whole: true }).Select(each =>
                        new { name = each.FullName, minValue = (int)each.Min, maxValue = (int)each.Max, isTunable = true }),
                    continuousHyperParameterRanges = parameters.Where(each => each is { Values: [], Whole: false }).Select(each =>
                        new { name = each.FullName, minValue = each.Min, maxValue = each.Max, isTunable = true }),
                    categoricalHyperParameterRanges = parameters.Where(each => each.Values.Length > 0).Select(each =>
                        new { name = each.FullName, values = each.Values, isTunable = true }),
                }),
                DefaultResourceConfig = JsonSerializer.SerializeToElement(
                    new Dictionary<string, string> { ["maxNumberOfTrainingJobs"] = "20", ["maxParallelTrainingJobs"] = "5" }),
                TrainingInputMode = "File",
                Lifecycle = Lifecycle.Standing(recipe.Created),
            });
        }
    }

    public override bool Taggable => false;

    /// <summary>Whether a recipe has hyperparameters that can be optimized.</summary>
    public static bool IsTunable(Recipe recipe) => Of(recipe).Length > 0;

    /// <summary>The best hyperparameters that an optimization found: within the ranges of the solution, or else of the recipe.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="config">The solution's configuration.</param>
    /// <param name="arn">The version's ARN, from which chance takes its course.</param>
    public static JsonElement Tune(Recipe recipe, JsonElement? config, string arn)
    {
        Dictionary<string, string> best = Of(recipe).ToDictionary(each => each.FullName, each => Draw(each, arn));
        if (Find(config, "algorithmHyperParameters") is { } fixedOnes)
        {
            foreach (var parameter in fixedOnes.EnumerateObject())
            {
                var full = Of(recipe).FirstOrDefault(each => each.Name == parameter.Name)?.FullName ?? parameter.Name;
                best[full] = parameter.Value.GetString()!;
            }
        }

        foreach (var range in Ranges(Find(Find(config, "hpoConfig"), "algorithmHyperParameterRanges")))
        {
            var full = Of(recipe).FirstOrDefault(each => each.Name == range.Name)?.FullName ?? range.Name;
            best[full] = Draw(range, arn);
        }

        return JsonSerializer.SerializeToElement(new { algorithmHyperParameters = best });
    }

    private static HyperParameter[] Of(Recipe recipe) => Parameters.TryGetValue(recipe.Name, out var parameters) ? parameters : [];

    private static IEnumerable<HyperParameter> Ranges(JsonElement? ranges)
    {
        foreach (var (kind, whole) in new[] { ("integerHyperParameterRanges", true), ("continuousHyperParameterRanges", false) })
        {
            foreach (var range in Find(ranges, kind)?.EnumerateArray().ToList() ?? [])
            {
                yield return new HyperParameter(string.Empty, Name(range), string.Empty, Number(range, "minValue", 0), Number(range, "maxValue", 1), whole);
            }
        }

        foreach (var range in Find(ranges, "categoricalHyperParameterRanges")?.EnumerateArray().ToList() ?? [])
        {
            yield return new HyperParameter(
                string.Empty, Name(range), string.Empty, Values: [.. range.GetProperty("values").EnumerateArray().Select(value => value.GetString()!)]);
        }

        static string Name(JsonElement range) => Find(range, "name")?.GetString() ?? string.Empty;

        static double Number(JsonElement range, string member, double otherwise) => Find(range, member)?.GetDouble() ?? otherwise;
    }

    private static string Draw(HyperParameter parameter, string arn)
    {
        var chance = StableHash.Fraction($"{arn}/{parameter.Name}");
        if (parameter.Values.Length > 0)
        {
            return parameter.Values[(int)(chance * parameter.Values.Length)];
        }

        var value = parameter.Min + (chance * (parameter.Max - parameter.Min));
        return (parameter.Whole ? Math.Round(value) : Math.Round(value, 4)).ToString(CultureInfo.InvariantCulture);
    }

    private static JsonElement? Find(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
