using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Personalize.Shell.Cmdlets.Support;

namespace Personalize.Shell.Cmdlets;

/// <summary>Gives the objects in the order of their properties, or of themselves.</summary>
[Cmdlet("Sort", "Object", DefaultParameterSetName = "Default")]
public sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _items = [];

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>What to sort by: names, script blocks, or hashtables of Expression and Descending or Ascending.</summary>
    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    /// <summary>Whether the greatest comes first.</summary>
    [Parameter]
    public SwitchParameter Descending { get; set; }

    /// <summary>Whether to give only one of objects that are equal in what is sorted by.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    /// <summary>Whether small and capital letters differ.</summary>
    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    /// <summary>The culture whose order is used.</summary>
    [Parameter]
    public CultureInfo Culture { get; set; } = CultureInfo.CurrentCulture;

    /// <summary>Whether equal objects keep their order; they always do here.</summary>
    [Parameter]
    public SwitchParameter Stable { get; set; }

    /// <summary>How many to give from the start.</summary>
    [Parameter(ParameterSetName = "Top", Mandatory = true)]
    [ValidateRange(1, int.MaxValue)]
    public int Top { get; set; }

    /// <summary>How many to give from the end.</summary>
    [Parameter(ParameterSetName = "Bottom", Mandatory = true)]
    [ValidateRange(1, int.MaxValue)]
    public int Bottom { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not null && InputObject != AutomationNull.Value)
        {
            _items.Add(InputObject);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var terms = PropertyTerm.Read(this, Property, "Ascending", "Descending");
        var comparer = new KeyComparer(
            new ValueComparer(Culture, CaseSensitive),
            terms.Count == 0 ? [Descending] : terms.Select(term => term.Descending ?? Descending).ToArray());
        var sorted = _items
            .Select(item => (Item: item, Keys: terms.Count == 0 ? [item] : terms.Select(term => term.ValueOf(item)).ToArray()))
            .OrderBy(entry => entry.Keys, comparer)
            .ToList();
        if (Unique)
        {
            sorted = sorted.Where((entry, i) => i == 0 || comparer.Compare(sorted[i - 1].Keys, entry.Keys) != 0).ToList();
        }

        var given = Top > 0 ? sorted.Take(Top) : Bottom > 0 ? sorted.TakeLast(Bottom) : sorted;
        foreach (var (item, _) in given)
        {
            WriteObject(item);
        }
    }

    private sealed class KeyComparer(ValueComparer values, bool[] descending) : IComparer<object?[]>
    {
        public int Compare(object?[]? x, object?[]? y)
        {
            for (var i = 0; i < descending.Length; i++)
            {
                var order = values.Compare(x![i], y![i]);
                if (order != 0)
                {
                    return descending[i] ? -Math.Sign(order) : order;
                }
            }

            return 0;
        }
    }
}
