namespace Personalize.Infrastructure;

/// <summary>What the service takes as a resource's name.</summary>
internal sealed class NameRuleAttribute() : PatternRuleAttribute(
    @"^[a-zA-Z0-9][a-zA-Z0-9\-_]*", "a name: a letter or a digit, then letters, digits, hyphens and underscores, 63 characters at most", 63, 1);
