using System.Collections.Generic;

namespace Personalize;

/// <summary>What hyperparameter optimization found: the API's <c>TunedHPOParams</c>.</summary>
public sealed class TunedHPOParams : ServiceObject
{
    /// <summary>The hyperparameters of the best model, by name, as the service writes them (API: <c>algorithmHyperParameters</c>).</summary>
    public Dictionary<string, string>? AlgorithmHyperParameters { get; set; }
}
