using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace Personalize.Shell.Cmdlets.Support;

/// <summary>PowerShell's order of any two values: by their type's order where they have one, else as text; null comes first.</summary>
internal sealed class ValueComparer(CultureInfo culture, bool caseSensitive) : IComparer<object?>
{
    public int Compare(object? x, object? y)
    {
        var first = Base(x);
        var second = Base(y);
        if (first is null || second is null)
        {
            return (first is null ? 0 : 1) - (second is null ? 0 : 1);
        }

        return LanguagePrimitives.TryCompare(first, second, !caseSensitive, culture, out var result)
            ? result
            : culture.CompareInfo.Compare(
                PSObject.AsPSObject(x).ToString(),
                PSObject.AsPSObject(y).ToString(),
                caseSensitive ? CompareOptions.None : CompareOptions.IgnoreCase);
    }

    private static object? Base(object? value) => value switch
    {
        PSObject { BaseObject: PSCustomObject } custom => custom,
        PSObject { BaseObject: var inner } => inner,
        _ => value,
    };
}
