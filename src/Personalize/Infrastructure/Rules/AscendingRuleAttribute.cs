using System;
using System.Collections;

namespace Personalize.Infrastructure;

/// <summary>Two members of a structure of which the first must not be greater than the second.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AscendingRuleAttribute(string least, string greatest) : Attribute
{
    /// <summary>What is wrong with a structure, or <see langword="null"/>.</summary>
    public string? Problem(ServiceObject structure)
    {
        var low = structure.GetType().GetProperty(least)!.GetValue(structure);
        var high = structure.GetType().GetProperty(greatest)!.GetValue(structure);
        return low is not null && high is not null && Comparer.DefaultInvariant.Compare(low, high) > 0
            ? FormattableString.Invariant($"{least} {low} is greater than {greatest} {high}.")
            : null;
    }
}
