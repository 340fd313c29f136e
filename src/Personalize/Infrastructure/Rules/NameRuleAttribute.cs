using System.Text.RegularExpressions;

namespace Personalize.Infrastructure;

/// <summary>What the service takes as a resource's name.</summary>
internal sealed class NameRuleAttribute : RuleAttribute
{
    public const int MaxLength = 63;

    public const string Pattern = @"^[a-zA-Z0-9][a-zA-Z0-9\-_]*";

    private static readonly Regex Whole = new($@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant);

    public override string? Problem(object value)
    {
        var name = value.ToString() ?? "";
        return name.Length == 0 ? $"A name can't be empty: it has 1 to {MaxLength} letters, digits, hyphens and underscores."
            : name.Length > MaxLength ? $"The name '{name}' has {name.Length} characters, and must have 1 to {MaxLength}."
            : !Whole.IsMatch(name) ? $"'{name}' can't be a name: letters, digits, hyphens and underscores can stand in one, and it begins with a letter or a digit."
            : null;
    }
}
