namespace Personalize;

/// <summary>The ranges of an algorithm's hyperparameters: the API's <c>DefaultHyperParameterRanges</c>.</summary>
public sealed class DefaultHyperParameterRanges : ServiceObject
{
    /// <summary>Ranges of whole numbers; at most 100 (API: <c>integerHyperParameterRanges</c>).</summary>
    public DefaultIntegerHyperParameterRange[]? IntegerHyperParameterRanges { get; set; }

    /// <summary>Ranges of real numbers; at most 100 (API: <c>continuousHyperParameterRanges</c>).</summary>
    public DefaultContinuousHyperParameterRange[]? ContinuousHyperParameterRanges { get; set; }

    /// <summary>Sets of words; at most 100 (API: <c>categoricalHyperParameterRanges</c>).</summary>
    public DefaultCategoricalHyperParameterRange[]? CategoricalHyperParameterRanges { get; set; }
}

/// <summary>The whole numbers that one hyperparameter may have: the API's <c>DefaultIntegerHyperParameterRange</c>.</summary>
public sealed class DefaultIntegerHyperParameterRange : ServiceObject
{
    /// <summary>The hyperparameter's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The least value (API: <c>minValue</c>).</summary>
    public int? MinValue { get; set; }

    /// <summary>The greatest value (API: <c>maxValue</c>).</summary>
    public int? MaxValue { get; set; }

    /// <summary>Whether optimization may change it (API: <c>isTunable</c>).</summary>
    public bool? IsTunable { get; set; }
}

/// <summary>The real numbers that one hyperparameter may have: the API's <c>DefaultContinuousHyperParameterRange</c>.</summary>
public sealed class DefaultContinuousHyperParameterRange : ServiceObject
{
    /// <summary>The hyperparameter's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The least value (API: <c>minValue</c>).</summary>
    public double? MinValue { get; set; }

    /// <summary>The greatest value (API: <c>maxValue</c>).</summary>
    public double? MaxValue { get; set; }

    /// <summary>Whether optimization may change it (API: <c>isTunable</c>).</summary>
    public bool? IsTunable { get; set; }
}

/// <summary>The words that one hyperparameter may have: the API's <c>DefaultCategoricalHyperParameterRange</c>.</summary>
public sealed class DefaultCategoricalHyperParameterRange : ServiceObject
{
    /// <summary>The hyperparameter's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The values; at most 100 (API: <c>values</c>).</summary>
    public string[]? Values { get; set; }

    /// <summary>Whether optimization may change it (API: <c>isTunable</c>).</summary>
    public bool? IsTunable { get; set; }
}
