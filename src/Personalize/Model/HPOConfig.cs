using Personalize.Infrastructure;

namespace Personalize;

/// <summary>How hyperparameters are optimized: the API's <c>HPOConfig</c>.</summary>
public sealed class HPOConfig : ServiceObject
{
    /// <summary>The metric to optimize (API: <c>hpoObjective</c>).</summary>
    public HPOObjective? HpoObjective { get; set; }

    /// <summary>How many trainings to spend (API: <c>hpoResourceConfig</c>).</summary>
    public HPOResourceConfig? HpoResourceConfig { get; set; }

    /// <summary>Which values to try (API: <c>algorithmHyperParameterRanges</c>).</summary>
    public HyperParameterRanges? AlgorithmHyperParameterRanges { get; set; }
}

/// <summary>The metric that optimization looks at: the API's <c>HPOObjective</c>.</summary>
public sealed class HPOObjective : ServiceObject
{
    /// <summary><c>Maximize</c> or <c>Minimize</c> (API: <c>type</c>).</summary>
    [LengthRule(0, 256)]
    public string? Type { get; set; }

    /// <summary>The metric's name (API: <c>metricName</c>).</summary>
    [LengthRule(0, 256)]
    public string? MetricName { get; set; }

    /// <summary>A regular expression that finds the metric in the training's logs (API: <c>metricRegex</c>).</summary>
    [LengthRule(0, 256)]
    public string? MetricRegex { get; set; }
}

/// <summary>How many trainings optimization may spend: the API's <c>HPOResourceConfig</c>.</summary>
public sealed class HPOResourceConfig : ServiceObject
{
    /// <summary>How many trainings in all, a number as text (API: <c>maxNumberOfTrainingJobs</c>).</summary>
    [LengthRule(0, 256)]
    public string? MaxNumberOfTrainingJobs { get; set; }

    /// <summary>How many trainings side by side, a number as text (API: <c>maxParallelTrainingJobs</c>).</summary>
    [LengthRule(0, 256)]
    public string? MaxParallelTrainingJobs { get; set; }
}

/// <summary>The values that optimization tries: the API's <c>HyperParameterRanges</c>.</summary>
public sealed class HyperParameterRanges : ServiceObject
{
    /// <summary>Ranges of whole numbers; at most 100 (API: <c>integerHyperParameterRanges</c>).</summary>
    [CountRule(0, 100)]
    public IntegerHyperParameterRange[]? IntegerHyperParameterRanges { get; set; }

    /// <summary>Ranges of real numbers; at most 100 (API: <c>continuousHyperParameterRanges</c>).</summary>
    [CountRule(0, 100)]
    public ContinuousHyperParameterRange[]? ContinuousHyperParameterRanges { get; set; }

    /// <summary>Sets of words; at most 100 (API: <c>categoricalHyperParameterRanges</c>).</summary>
    [CountRule(0, 100)]
    public CategoricalHyperParameterRange[]? CategoricalHyperParameterRanges { get; set; }
}

/// <summary>Whole numbers to try for one hyperparameter: the API's <c>IntegerHyperParameterRange</c>.</summary>
[AscendingRule(nameof(MinValue), nameof(MaxValue))]
public sealed class IntegerHyperParameterRange : ServiceObject
{
    /// <summary>The hyperparameter's name (API: <c>name</c>).</summary>
    [LengthRule(0, 256)]
    public string? Name { get; set; }

    /// <summary>The least value, at least -1,000,000 (API: <c>minValue</c>).</summary>
    [RangeRule(-1000000)]
    public int? MinValue { get; set; }

    /// <summary>The greatest value, at most 1,000,000 (API: <c>maxValue</c>).</summary>
    [RangeRule(double.NegativeInfinity, 1000000)]
    public int? MaxValue { get; set; }
}

/// <summary>Real numbers to try for one hyperparameter: the API's <c>ContinuousHyperParameterRange</c>.</summary>
[AscendingRule(nameof(MinValue), nameof(MaxValue))]
public sealed class ContinuousHyperParameterRange : ServiceObject
{
    /// <summary>The hyperparameter's name (API: <c>name</c>).</summary>
    [LengthRule(0, 256)]
    public string? Name { get; set; }

    /// <summary>The least value, at least -1,000,000 (API: <c>minValue</c>).</summary>
    [RangeRule(-1000000)]
    public double? MinValue { get; set; }

    /// <summary>The greatest value, at least -1,000,000 (API: <c>maxValue</c>).</summary>
    [RangeRule(-1000000)]
    public double? MaxValue { get; set; }
}

/// <summary>Words to try for one hyperparameter: the API's <c>CategoricalHyperParameterRange</c>.</summary>
public sealed class CategoricalHyperParameterRange : ServiceObject
{
    /// <summary>The hyperparameter's name (API: <c>name</c>).</summary>
    [LengthRule(0, 256)]
    public string? Name { get; set; }

    /// <summary>The values; at most 100 (API: <c>values</c>).</summary>
    [CountRule(0, 100)]
    [LengthRule(0, 1000)]
    public string[]? Values { get; set; }
}
