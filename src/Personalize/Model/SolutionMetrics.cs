using System.Collections.Generic;

namespace Personalize;

/// <summary>How well a solution version did when it was tested: what the API's <c>GetSolutionMetrics</c> answers.</summary>
public sealed class SolutionMetrics : ServiceObject
{
    /// <summary>The version's ARN (API: <c>solutionVersionArn</c>).</summary>
    public string? SolutionVersionArn { get; set; }

    /// <summary>The metrics, by name (API: <c>metrics</c>).</summary>
    public Dictionary<string, double>? Metrics { get; set; }
}
