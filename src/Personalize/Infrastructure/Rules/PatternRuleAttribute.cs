using System.Text.RegularExpressions;

namespace Personalize.Infrastructure;

/// <summary>What a text must look like, as a whole, and how long it may be; of an array, each of its texts.</summary>
/// <param name="pattern">The service model's pattern.</param>
/// <param name="form">The same in words, such as <c>a place in Amazon S3, as in s3://bucket/folder/</c>.</param>
/// <param name="max">The greatest number of characters; 0 where the model has none.</param>
/// <param name="min">The least number of characters.</param>
internal class PatternRuleAttribute(string pattern, string form, int max = 0, int min = 0) : TextRuleAttribute
{
    private readonly Regex _whole = new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant);

    public string Pattern { get; } = pattern;

    public int Max { get; } = max;

    public int Min { get; } = min;

    protected override string? ProblemOf(string text) =>
        Max > 0 && text.Length > Max ? $"'{Shortened(text)}' has {Number(text.Length)} characters, and must have at most {Number(Max)}."
        : text.Length >= Min && _whole.IsMatch(text) ? null
        : $"'{text}' is not {form}.";
}
