using System.Collections.Generic;
using System.Linq;

namespace Personalize.Benchmarks.Output;

/// <summary>What was measured of one thing, run after run; or why it wasn't.</summary>
internal sealed class Samples(string name, string? skipped = null)
{
    private readonly List<double> _values = [];

    /// <summary>What was measured.</summary>
    public string Name { get; } = name;

    /// <summary>Why nothing was measured.</summary>
    public string? Skipped { get; } = skipped;

    public int Count => _values.Count;

    public double Min => _values.Min();

    public double Max => _values.Max();

    public double Median
    {
        get
        {
            var sorted = _values.Order().ToArray();
            var middle = sorted.Length / 2;
            return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    public void Add(double value) => _values.Add(value);
}
