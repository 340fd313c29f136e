using System.Collections.Generic;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>How a solution trains: the API's <c>SolutionConfig</c>.</summary>
public sealed class SolutionConfig : ServiceObject
{
    /// <summary>Only events with at least this value count in training, a number as text (API: <c>eventValueThreshold</c>).</summary>
    [LengthRule(0, 256)]
    public string? EventValueThreshold { get; set; }

    /// <summary>How hyperparameters are optimized (API: <c>hpoConfig</c>).</summary>
    public HPOConfig? HpoConfig { get; set; }

    /// <summary>Hyperparameters of the recipe's algorithm, by name; at most 100 (API: <c>algorithmHyperParameters</c>).</summary>
    [SettingsRule]
    public Dictionary<string, string>? AlgorithmHyperParameters { get; set; }

    /// <summary>Parameters of the recipe's feature transformation, by name; at most 100 (API: <c>featureTransformationParameters</c>).</summary>
    [SettingsRule]
    public Dictionary<string, string>? FeatureTransformationParameters { get; set; }

    /// <summary>How AutoML chooses a recipe (API: <c>autoMLConfig</c>).</summary>
    public AutoMLConfig? AutoMLConfig { get; set; }

    /// <summary>Which events count in training, and how much (API: <c>eventsConfig</c>).</summary>
    public EventsConfig? EventsConfig { get; set; }

    /// <summary>An objective beside relevance (API: <c>optimizationObjective</c>).</summary>
    public OptimizationObjective? OptimizationObjective { get; set; }

    /// <summary>Which columns of the datasets are trained on (API: <c>trainingDataConfig</c>).</summary>
    public TrainingDataConfig? TrainingDataConfig { get; set; }

    /// <summary>How often the service trains by itself (API: <c>autoTrainingConfig</c>).</summary>
    public AutoTrainingConfig? AutoTrainingConfig { get; set; }
}

/// <summary>How AutoML chooses a recipe: the API's <c>AutoMLConfig</c>.</summary>
public sealed class AutoMLConfig : ServiceObject
{
    /// <summary>The metric that decides (API: <c>metricName</c>).</summary>
    [LengthRule(0, 256)]
    public string? MetricName { get; set; }

    /// <summary>The ARNs of the recipes to choose from; at most 100 (API: <c>recipeList</c>).</summary>
    [CountRule(0, 100)]
    [PatternRule(@"arn:([a-z\d-]+):personalize:.*:.*:.+", "an ARN of Amazon Personalize, as in arn:aws:personalize:::recipe/NAME", 256)]
    public string[]? RecipeList { get; set; }
}

/// <summary>Which events count in training: the API's <c>EventsConfig</c>.</summary>
public sealed class EventsConfig : ServiceObject
{
    /// <summary>One entry an event type; at most 10 (API: <c>eventParametersList</c>).</summary>
    [CountRule(0, 10)]
    public EventParameters[]? EventParametersList { get; set; }
}

/// <summary>What one event type counts in training: the API's <c>EventParameters</c>.</summary>
public sealed class EventParameters : ServiceObject
{
    /// <summary>The event type (API: <c>eventType</c>).</summary>
    [LengthRule(0, 256)]
    public string? EventType { get; set; }

    /// <summary>Only events with at least this value count (API: <c>eventValueThreshold</c>).</summary>
    public double? EventValueThreshold { get; set; }

    /// <summary>How much the type counts, from 0 to 1 (API: <c>weight</c>).</summary>
    [RangeRule(0, 1)]
    public double? Weight { get; set; }
}

/// <summary>An objective beside relevance, such as revenue: the API's <c>OptimizationObjective</c>.</summary>
public sealed class OptimizationObjective : ServiceObject
{
    /// <summary>The numeric column of the items dataset to raise (API: <c>itemAttribute</c>).</summary>
    [LengthRule(1, 150)]
    public string? ItemAttribute { get; set; }

    /// <summary>How much it weighs against relevance: <c>LOW</c>, <c>MEDIUM</c>, <c>HIGH</c> or <c>OFF</c> (API: <c>objectiveSensitivity</c>).</summary>
    [OneOfRule("LOW", "MEDIUM", "HIGH", "OFF")]
    public string? ObjectiveSensitivity { get; set; }
}

/// <summary>How often the service trains by itself: the API's <c>AutoTrainingConfig</c>.</summary>
public sealed class AutoTrainingConfig : ServiceObject
{
    /// <summary>The interval, such as <c>rate(7 days)</c> (API: <c>schedulingExpression</c>).</summary>
    [PatternRule(@"rate\(\d+ days?\)", "an interval of days, as in rate(7 days)", 16, 1)]
    public string? SchedulingExpression { get; set; }
}
