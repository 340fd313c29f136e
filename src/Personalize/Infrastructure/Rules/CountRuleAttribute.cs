using System.Collections;
using System.Globalization;
using System.Linq;

namespace Personalize.Infrastructure;

/// <summary>How many entries an array or a map may have.</summary>
internal sealed class CountRuleAttribute(int min, int max) : RuleAttribute
{
    public int Min { get; } = min;

    public int Max { get; } = max;

    public override string? Problem(object value)
    {
        var count = value is ICollection collection ? collection.Count : value is IEnumerable many and not string ? many.Cast<object?>().Count() : 1;
        return count >= Min && count <= Max
            ? null
            : $"It has {Number(count)} entries, and must have {(Min == 0 ? "at most" : $"{Number(Min)} to")} {Number(Max)}.";
    }

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
