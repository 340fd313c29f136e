using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Microsoft.PowerShell.Commands;
using Personalize.Shell.Cmdlets.Support;

namespace Personalize.Shell.Cmdlets;

/// <summary>Takes some of the objects, or some of their properties.</summary>
[Cmdlet(VerbsCommon.Select, "Object", DefaultParameterSetName = "Default")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _unique = [];
    private readonly Queue<PSObject> _waiting = new();
    private IReadOnlyList<PropertyTerm> _terms = [];
    private PSPropertyExpression? _expand;
    private WildcardPattern[] _excluded = [];
    private ValueComparer _comparer = new(CultureInfo.CurrentCulture, caseSensitive: true);
    private int _position = -1;
    private int _taken;

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Properties to take: names, which may have wildcards, script blocks, or hashtables of Name and Expression.</summary>
    [Parameter(Position = 0, ParameterSetName = "Default")]
    [Parameter(Position = 0, ParameterSetName = "SkipLast")]
    public object[]? Property { get; set; }

    /// <summary>Names, which may have wildcards, of properties to leave out.</summary>
    [Parameter(ParameterSetName = "Default")]
    [Parameter(ParameterSetName = "SkipLast")]
    public string[]? ExcludeProperty { get; set; }

    /// <summary>A property whose values, one by one, are given in place of the objects.</summary>
    [Parameter(ParameterSetName = "Default")]
    [Parameter(ParameterSetName = "SkipLast")]
    public string? ExpandProperty { get; set; }

    /// <summary>Whether to give only one of equal objects.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    /// <summary>Whether <c>-Unique</c> takes small and capital letters as equal.</summary>
    [Parameter]
    public SwitchParameter CaseInsensitive { get; set; }

    /// <summary>How many to take from the start; what comes before this cmdlet is then stopped.</summary>
    [Parameter(ParameterSetName = "Default")]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; }

    /// <summary>How many to take from the end.</summary>
    [Parameter(ParameterSetName = "Default")]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; }

    /// <summary>How many to pass over: at the start, or at the end with <c>-Last</c> alone.</summary>
    [Parameter(ParameterSetName = "Default")]
    [Parameter(ParameterSetName = "SkipLast")]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    /// <summary>How many to leave out at the end.</summary>
    [Parameter(ParameterSetName = "SkipLast")]
    [ValidateRange(0, int.MaxValue)]
    public int SkipLast { get; set; }

    /// <summary>The places, from 0, of the objects to take.</summary>
    [Parameter(ParameterSetName = "Index")]
    [ValidateRange(0, int.MaxValue)]
    public int[]? Index { get; set; }

    /// <summary>The places, from 0, of the objects to leave out.</summary>
    [Parameter(ParameterSetName = "SkipIndex")]
    [ValidateRange(0, int.MaxValue)]
    public int[]? SkipIndex { get; set; }

    /// <summary>Whether to let what comes before this cmdlet run to its end, even if nothing more is wanted of it.</summary>
    [Parameter(ParameterSetName = "Default")]
    [Parameter(ParameterSetName = "Index")]
    public SwitchParameter Wait { get; set; }

    private bool TakesFromEnds => MyInvocation.BoundParameters.ContainsKey(nameof(First)) || MyInvocation.BoundParameters.ContainsKey(nameof(Last));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _comparer = new ValueComparer(CultureInfo.CurrentCulture, caseSensitive: !CaseInsensitive);
        _excluded = (ExcludeProperty ?? []).Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToArray();
        // Leaving some out means taking the others.
        var properties = Property is null && _excluded.Length > 0 && ExpandProperty is null ? ["*"] : Property;
        _terms = PropertyTerm.Read(this, properties, "Name", "Label");
        _expand = string.IsNullOrEmpty(ExpandProperty) ? null : new PSPropertyExpression(ExpandProperty);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null || InputObject == AutomationNull.Value)
        {
            return;
        }

        _position++;
        switch (ParameterSetName)
        {
            case "Index":
                if (Index!.Contains(_position))
                {
                    Take(InputObject);
                }

                StopIf(_position >= Index!.Max());
                break;
            case "SkipIndex":
                if (!SkipIndex!.Contains(_position))
                {
                    Take(InputObject);
                }

                break;
            case "SkipLast":
                if (_position >= Skip)
                {
                    _waiting.Enqueue(InputObject);
                    if (_waiting.Count > SkipLast)
                    {
                        Take(_waiting.Dequeue());
                    }
                }

                break;
            default:
                TakeFromEnds(InputObject);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == "Default")
        {
            // With -Last alone, -Skip counts from the end.
            for (var left = _waiting.Count - (First == 0 ? Skip : 0); left > 0; left--)
            {
                Take(_waiting.Dequeue());
            }
        }

        WriteObject(_unique, enumerateCollection: true);
    }

    private void TakeFromEnds(PSObject item)
    {
        var skipsAtStart = Last == 0 || First > 0;
        if (skipsAtStart && _position < Skip)
        {
            return;
        }

        if (!TakesFromEnds || _taken < First)
        {
            _taken++;
            Take(item);
        }
        else if (Last > 0)
        {
            _waiting.Enqueue(item);
            if (_waiting.Count > Last + (skipsAtStart ? 0 : Skip))
            {
                _waiting.Dequeue();
            }
        }

        StopIf(TakesFromEnds && Last == 0 && First > 0 && _taken >= First);
    }

    private void StopIf(bool nothingMoreIsWanted)
    {
        if (nothingMoreIsWanted && !Wait)
        {
            EndProcessing();
            throw EngineInternals.StopUpstream(this);
        }
    }

    private void Take(PSObject item)
    {
        var notes = NotesOf(item);
        if (_expand is not null)
        {
            Expand(item, notes);
        }
        else if (_terms.Count == 0)
        {
            Give(item);
        }
        else
        {
            var selected = new PSObject();
            foreach (var note in notes)
            {
                selected.Properties.Add(note, preValidated: true);
            }

            selected.TypeNames.Insert(0, "Selected." + item.BaseObject.GetType());
            Give(selected);
        }
    }

    private List<PSNoteProperty> NotesOf(PSObject item)
    {
        var notes = new List<PSNoteProperty>();
        foreach (var term in _terms)
        {
            var resolved = term.Expression.ResolveNames(item);
            if (resolved.Count == 0 && !term.Expression.HasWildCardCharacters)
            {
                // A property that the object lacks is still a column of the result.
                Add(term.Name ?? term.Expression.ToString(), null);
            }

            foreach (var expression in resolved)
            {
                var values = expression.GetValues(item);
                Add(term.Name ?? expression.ToString(), values.Count > 0 && values[0].Exception is null ? values[0].Result : null);
            }
        }

        return notes;

        void Add(string name, object? value)
        {
            if (_excluded.Any(pattern => pattern.IsMatch(name)))
            {
                return;
            }

            if (notes.Exists(note => note.Name.Equals(name, System.StringComparison.OrdinalIgnoreCase)))
            {
                WriteError(new ErrorRecord(
                    new PSArgumentException($"The property cannot be processed because the property \"{name}\" already exists."),
                    "AlreadyExistingUserSpecifiedPropertyNoExpand",
                    ErrorCategory.InvalidOperation,
                    item));
                return;
            }

            notes.Add(new PSNoteProperty(name, value));
        }
    }

    private void Expand(PSObject item, List<PSNoteProperty> notes)
    {
        var results = _expand!.GetValues(item);
        if (results.Count != 1 || results[0].Exception is not null)
        {
            var (message, id) = results.Count switch
            {
                0 => ($"Property \"{ExpandProperty}\" cannot be found.", "ExpandPropertyNotFound"),
                1 => ($"Property \"{ExpandProperty}\" cannot be read: {results[0].Exception.Message}", "PropertyEvaluationExpand"),
                _ => ($"\"{ExpandProperty}\" means more than one property; only one can be expanded.", "MutlipleExpandProperties"),
            };
            WriteError(new ErrorRecord(new PSArgumentException(message), id, ErrorCategory.InvalidArgument, item));
            return;
        }

        var value = results[0].Result;
        var values = LanguagePrimitives.GetEnumerable(value)?.Cast<object?>() ?? [value];
        foreach (var element in values.Where(element => element is not null))
        {
            if (notes.Count == 0)
            {
                Give(PSObject.AsPSObject(element));
                continue;
            }

            // A copy, so that the notes show on what is given here and nowhere else.
            var expanded = PSObject.AsPSObject(element).Copy();
            foreach (var note in notes.Where(note => expanded.Properties[note.Name] is null))
            {
                expanded.Properties.Add(note);
            }

            Give(expanded);
        }
    }

    private void Give(PSObject item)
    {
        if (!Unique)
        {
            WriteObject(item);
        }
        else if (!_unique.Exists(known => AreEqual(known, item)))
        {
            _unique.Add(item);
        }
    }

    private bool AreEqual(PSObject first, PSObject second)
    {
        if (first.BaseObject is not PSCustomObject || second.BaseObject is not PSCustomObject)
        {
            return _comparer.Compare(first, second) == 0;
        }

        var properties = first.Properties.ToList();
        return properties.Count == second.Properties.Count()
            && properties.TrueForAll(one => second.Properties[one.Name] is { } other && _comparer.Compare(one.Value, other.Value) == 0);
    }
}
