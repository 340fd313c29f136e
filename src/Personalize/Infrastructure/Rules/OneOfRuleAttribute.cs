using System;
using System.Collections.Generic;

namespace Personalize.Infrastructure;

/// <summary>
/// The words that a member of a nested setting may be. A parameter has PowerShell's own <c>ValidateSet</c> for that, which completes with Tab.
/// </summary>
internal sealed class OneOfRuleAttribute(params string[] values) : RuleAttribute
{
    public IReadOnlyList<string> Values { get; } = values;

    public override string? Problem(object value) =>
        Array.IndexOf(values, value.ToString()) >= 0 ? null : $"'{value}' is not one of {string.Join(", ", values)}.";
}
