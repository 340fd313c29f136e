using System.Collections;
using System.Globalization;

namespace Personalize.Infrastructure;

/// <summary>How many characters a text may have; of an array, each of its texts.</summary>
internal sealed class LengthRuleAttribute(int min, int max) : RuleAttribute
{
    public int Min { get; } = min;

    public int Max { get; } = max;

    public override string? Problem(object value)
    {
        if (value is IEnumerable many and not string)
        {
            foreach (var one in many)
            {
                if (Problem(one ?? "") is { } problem)
                {
                    return problem;
                }
            }

            return null;
        }

        var text = value.ToString() ?? "";
        return text.Length >= Min && text.Length <= Max ? null
            : text.Length == 0 ? $"It is empty, and must have {Allowed}."
            : $"'{Shortened(text)}' has {Number(text.Length)} characters, and must have {Allowed}.";
    }

    private string Allowed => Min == 0 ? $"at most {Number(Max)} characters" : $"{Number(Min)} to {Number(Max)} characters";

    private static string Shortened(string text) => text.Length <= 80 ? text : text.Substring(0, 77) + "...";

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
