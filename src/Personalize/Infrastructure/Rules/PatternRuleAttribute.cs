using System.Collections;
using System.Text.RegularExpressions;

namespace Personalize.Infrastructure;

/// <summary>What a text must look like, as a whole; of an array, each of its texts.</summary>
/// <param name="pattern">The service model's pattern.</param>
/// <param name="form">The same in words, such as <c>an S3 path, as in s3://bucket/folder/</c>.</param>
internal sealed class PatternRuleAttribute(string pattern, string form) : RuleAttribute
{
    private readonly Regex _pattern = new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant);

    public string Pattern { get; } = pattern;

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
        return _pattern.IsMatch(text) ? null : $"'{text}' is not {form}.";
    }
}
