using System;
using System.Collections.Generic;
using System.Text.Json;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>What a version's evaluation found: figures of the size that such models have, the same whenever one asks.</summary>
internal static class SolutionMetrics
{
    private static readonly int[] Cuts = [5, 10, 25];

    /// <summary>The metrics of a trained version, by name.</summary>
    public static JsonElement Of(SolutionVersion version, Recipe recipe)
    {
        var metrics = Of(version.Arn, recipe);
        if (version.SolutionConfig is { } config && config.TryGetProperty("optimizationObjective", out _))
        {
            foreach (var cut in Cuts)
            {
                metrics[$"average_rewards_at_{cut}"] = Figure(version.Arn, $"reward{cut}", 0.2, 0.6);
            }
        }

        return JsonSerializer.SerializeToElement(metrics);
    }

    /// <summary>The metrics of whatever has that ARN and was trained with that recipe.</summary>
    public static SortedDictionary<string, double> Of(string arn, Recipe recipe)
    {
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["coverage"] = Figure(arn, "coverage", recipe.RecipeType == Recipes.RelatedItems ? 0.3 : 0.05, 0.4),
        };
        if (recipe.RecipeType == Recipes.UserSegmentation)
        {
            foreach (var cut in Cuts)
            {
                metrics[$"hit_at_{cut}"] = Figure(arn, $"hit{cut}", 0.01 * cut, 0.02 * cut);
                metrics[$"recall_at_{cut}"] = Figure(arn, $"recall{cut}", 0.004 * cut, 0.008 * cut);
            }

            return metrics;
        }

        // Precision falls with the length of the list; the gain grows with it.
        var (precision, gain) = (Figure(arn, "precision", 0.004, 0.09), Figure(arn, "gain", 0.02, 0.3));
        metrics["mean_reciprocal_rank_at_25"] = Round(gain * 0.8);
        foreach (var cut in Cuts)
        {
            metrics[$"precision_at_{cut}"] = Round(precision * (1 - (cut * 0.02)));
            metrics[$"normalized_discounted_cumulative_gain_at_{cut}"] = Round(gain * (0.8 + (cut * 0.02)));
        }

        if (recipe.Name.EndsWith("trending-now", StringComparison.Ordinal))
        {
            metrics["trend_prediction_accuracy"] = Figure(arn, "trend", 0.4, 0.5);
        }

        return metrics;
    }

    private static double Figure(string arn, string name, double least, double width) =>
        Round(least + (StableHash.Fraction($"{arn}/{name}") * width));

    private static double Round(double value) => Math.Round(value, 4);
}
