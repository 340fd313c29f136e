using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Microsoft.PowerShell.Commands;
using Personalize.Shell.Cmdlets.Support;

namespace Personalize.Shell.Cmdlets;

/// <summary>Puts objects together that are equal in their properties, or themselves.</summary>
[Cmdlet(VerbsData.Group, "Object", DefaultParameterSetName = "List")]
[OutputType(typeof(GroupInfo), typeof(Hashtable))]
public sealed class GroupObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _items = [];

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>What to group by: names, script blocks, or hashtables with an Expression.</summary>
    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    /// <summary>Whether to leave the objects themselves out of the groups.</summary>
    [Parameter(ParameterSetName = "List")]
    public SwitchParameter NoElement { get; set; }

    /// <summary>Whether to give one hashtable of the groups.</summary>
    [Parameter(ParameterSetName = "HashTable", Mandatory = true)]
    [Alias("AHT")]
    public SwitchParameter AsHashTable { get; set; }

    /// <summary>Whether the hashtable's keys are texts.</summary>
    [Parameter(ParameterSetName = "HashTable")]
    public SwitchParameter AsString { get; set; }

    /// <summary>Whether small and capital letters differ.</summary>
    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    /// <summary>The culture whose order is used.</summary>
    [Parameter]
    public CultureInfo Culture { get; set; } = CultureInfo.CurrentCulture;

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
        var terms = PropertyTerm.Read(this, Property);
        var comparer = new ValueComparer(Culture, CaseSensitive);
        var groups = new SortedDictionary<object?[], List<PSObject>>(Comparer<object?[]>.Create(
            (x, y) => x.Zip(y, comparer.Compare).FirstOrDefault(order => order != 0)));
        foreach (var item in _items)
        {
            var key = terms.Count == 0 ? [item] : terms.Select(term => term.ValueOf(item)).ToArray();
            if (!groups.TryGetValue(key, out var members))
            {
                groups.Add(key, members = []);
            }

            members.Add(item);
        }

        if (!AsHashTable)
        {
            foreach (var (key, members) in groups)
            {
                WriteObject(NoElement ? new GroupInfoNoElement(key, members.Count) : new GroupInfo(key, members));
            }

            return;
        }

        var table = new Hashtable(CaseSensitive ? null : System.StringComparer.CurrentCultureIgnoreCase);
        foreach (var (key, members) in groups)
        {
            var name = new GroupInfo(key, members);
            table[AsString || key.Length > 1 || key[0] is null ? name.Name : PSObject.AsPSObject(key[0]).BaseObject] =
                new Collection<PSObject>(members);
        }

        WriteObject(table);
    }
}
