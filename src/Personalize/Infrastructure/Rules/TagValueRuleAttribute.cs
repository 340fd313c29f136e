namespace Personalize.Infrastructure;

/// <summary>What the service takes as a tag's value.</summary>
internal sealed class TagValueRuleAttribute() : PatternRuleAttribute(
    @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$", "a tag's value: letters, digits, spaces and _ . : / = + - @, 256 characters at most", 256);
