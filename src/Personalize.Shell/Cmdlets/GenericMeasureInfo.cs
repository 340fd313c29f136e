namespace Microsoft.PowerShell.Commands;

/// <summary>What <c>Measure-Object</c> found; under the name it has in pwsh, so that the engine's view of it applies.</summary>
public sealed class GenericMeasureInfo
{
    /// <summary>How many values there were.</summary>
    public int Count { get; init; }

    /// <summary>Their average.</summary>
    public double? Average { get; init; }

    /// <summary>Their sum.</summary>
    public double? Sum { get; init; }

    /// <summary>The greatest.</summary>
    public object? Maximum { get; init; }

    /// <summary>The smallest.</summary>
    public object? Minimum { get; init; }

    /// <summary>Their standard deviation, as of a sample.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>The property that was measured.</summary>
    public string? Property { get; init; }
}
