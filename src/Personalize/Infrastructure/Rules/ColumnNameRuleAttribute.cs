namespace Personalize.Infrastructure;

/// <summary>What the service takes as the name of a dataset's column.</summary>
internal sealed class ColumnNameRuleAttribute() : PatternRuleAttribute(
    @"[A-Za-z_][A-Za-z\d_]*", "the name of a column: a letter or an underscore, then letters, digits and underscores", 150);
