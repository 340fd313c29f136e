namespace Personalize.Infrastructure;

/// <summary>What the service takes as a tag's key.</summary>
internal sealed class TagKeyRuleAttribute() : PatternRuleAttribute(
    @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$", "a tag's key: letters, digits, spaces and _ . : / = + - @, 1 to 128 characters", 128, 1);
