using System.Globalization;

namespace Personalize.Infrastructure;

/// <summary>A metric of one version among others.</summary>
/// <param name="Value">The metric.</param>
/// <param name="IsBest">Whether none of the others is better.</param>
/// <param name="Reference">What it is in the version that the others are measured by.</param>
internal sealed record MetricFigure(double Value, bool IsBest, double? Reference)
{
    /// <summary>How much it is above the reference.</summary>
    public double? Difference => Value - Reference is { } difference ? System.Math.Round(difference, 10) : null;

    /// <summary>As the view shows it: <c>0.0482* +3.1%</c>.</summary>
    public override string ToString() =>
        Value.ToString("0.0000", CultureInfo.InvariantCulture)
        + (IsBest ? "*" : Reference is null ? "" : " ")
        + (Reference is > 0 and var reference ? ((Value / reference) - 1).ToString(" +0.0%; -0.0%", CultureInfo.InvariantCulture) : "");
}
