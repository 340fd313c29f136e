using System.Collections.Generic;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>Which columns are trained on: the API's <c>TrainingDataConfig</c>.</summary>
public sealed class TrainingDataConfig : ServiceObject
{
    /// <summary>Column names to leave out, by dataset type; at most 3 types (API: <c>excludedDatasetColumns</c>).</summary>
    [ColumnsRule]
    public Dictionary<string, string[]>? ExcludedDatasetColumns { get; set; }

    /// <summary>Column names to train on, by dataset type; at most 3 types (API: <c>includedDatasetColumns</c>).</summary>
    [ColumnsRule]
    public Dictionary<string, string[]>? IncludedDatasetColumns { get; set; }
}
