using System;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>A value that Tab offers.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">What a menu calls it.</param>
/// <param name="Tooltip">What the menu tells of it.</param>
internal sealed record Candidate(string Value, string Label, string Tooltip)
{
    /// <summary>A value that needs no other name.</summary>
    public Candidate(string value)
        : this(value, value, value)
    {
    }

    /// <summary>How well it fits what was typed, the least being the best; <see langword="null"/> where it doesn't fit.</summary>
    public int? Rank(string typed)
    {
        return Starts(Label) || Starts(Value) ? 0
            : Label.IndexOf(typed, StringComparison.OrdinalIgnoreCase) > 0 ? 1
            : null;

        bool Starts(string text) => text.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The result for PowerShell, in the quotes that were typed or in those that it needs.</summary>
    public CompletionResult ToResult(string quote)
    {
        if (quote.Length == 0 && !Value.All(IsPlain))
        {
            quote = "'";
        }

        var text = quote == "'" ? Value.Replace("'", "''") : Value;
        return new CompletionResult(quote + text + quote, Label, CompletionResultType.ParameterValue, Tooltip);
    }

    private static bool IsPlain(char character) => char.IsLetterOrDigit(character) || "-_:/.".IndexOf(character) >= 0;
}
