using System;
using System.Globalization;

namespace Personalize.Infrastructure;

/// <summary>How small and how great a number may be.</summary>
internal sealed class RangeRuleAttribute(double min, double max = double.PositiveInfinity) : RuleAttribute
{
    public double Min { get; } = min;

    public double Max { get; } = max;

    public override string? Problem(object value)
    {
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return number >= Min && number <= Max ? null : $"{Text(number)} is out of range: it must be {Allowed}.";
    }

    private string Allowed =>
        double.IsPositiveInfinity(Max) ? $"at least {Text(Min)}"
        : double.IsNegativeInfinity(Min) ? $"at most {Text(Max)}"
        : $"from {Text(Min)} to {Text(Max)}";

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
