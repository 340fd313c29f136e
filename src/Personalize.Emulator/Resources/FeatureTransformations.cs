using System;
using System.Collections.Generic;
using System.Text.Json;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>What is done to data before a training.</summary>
internal sealed class FeatureTransformation : Resource
{
    public required JsonElement DefaultParameters { get; init; }
}

/// <summary>The feature transformations that the service publishes.</summary>
internal sealed class FeatureTransformations : Kind<FeatureTransformation>
{
    private const string Percentiles = "JSON-percentile-filtering";
    private const string Coldstart = "hrnn-coldstart";

    public FeatureTransformations(ServiceState state)
        : base(state, "featureTransformation", new("feature-transformation", "feature transformation"))
    {
        Publish(Percentiles, []);
        Publish("featurize_coldstart", new()
        {
            ["cold_start_max_interactions"] = "15",
            ["cold_start_max_duration"] = "5.0",
            ["cold_start_relative_from"] = "latestItem",
        });
    }

    public override bool Taggable => false;

    /// <summary>The one that a recipe uses.</summary>
    public static string OfRecipe(string recipe) => Arn.OfService(
        $"feature-transformation/{(recipe.EndsWith(Coldstart, StringComparison.Ordinal) ? "featurize_coldstart" : Percentiles)}");

    private void Publish(string name, Dictionary<string, string> parameters)
    {
        parameters["max_user_history_length_percentile"] = "0.99";
        parameters["min_user_history_length_percentile"] = "0.0";
        Store.Add(new FeatureTransformation
        {
            Arn = Arn.OfService($"feature-transformation/{name}"),
            Name = name,
            DefaultParameters = JsonSerializer.SerializeToElement(parameters),
            Lifecycle = Lifecycle.Standing(Recipes.First),
        });
    }
}
