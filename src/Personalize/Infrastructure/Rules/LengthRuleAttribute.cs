namespace Personalize.Infrastructure;

/// <summary>How many characters a text may have; of an array, each of its texts.</summary>
internal sealed class LengthRuleAttribute(int min, int max) : TextRuleAttribute
{
    public int Min { get; } = min;

    public int Max { get; } = max;

    private string Allowed => Min == 0 ? $"at most {Number(Max)} characters" : $"{Number(Min)} to {Number(Max)} characters";

    protected override string? ProblemOf(string text) =>
        text.Length >= Min && text.Length <= Max ? null
        : text.Length == 0 ? $"It is empty, and must have {Allowed}."
        : $"'{Shortened(text)}' has {Number(text.Length)} characters, and must have {Allowed}.";
}
