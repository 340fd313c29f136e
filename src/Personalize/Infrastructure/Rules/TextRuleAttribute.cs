using System.Collections;
using System.Globalization;

namespace Personalize.Infrastructure;

/// <summary>A bound of a text; of an array, of each of its texts.</summary>
internal abstract class TextRuleAttribute : RuleAttribute
{
    private const int Shown = 60;

    public sealed override string? Problem(object value)
    {
        if (value is IEnumerable many and not string)
        {
            foreach (var one in many)
            {
                if (ProblemOf(one?.ToString() ?? "") is { } problem)
                {
                    return problem;
                }
            }

            return null;
        }

        return ProblemOf(value.ToString() ?? "");
    }

    /// <summary>What is wrong with one text, or <see langword="null"/>.</summary>
    protected abstract string? ProblemOf(string text);

    /// <summary>The beginning of a text that may be long.</summary>
    protected static string Shortened(string text) => text.Length <= Shown ? text : text.Substring(0, Shown) + "...";

    protected static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
