using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Microsoft.PowerShell.Commands;
using Personalize.Shell.Cmdlets.Support;

namespace Personalize.Shell.Cmdlets;

/// <summary>Counts objects, and adds up and compares their numbers.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Object")]
[OutputType(typeof(GenericMeasureInfo))]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private readonly SortedDictionary<string, Statistics> _found = new(StringComparer.OrdinalIgnoreCase);
    private readonly ValueComparer _comparer = new(CultureInfo.CurrentCulture, caseSensitive: false);
    private readonly Statistics _objects = new();

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The properties to measure, by name or script block; the objects themselves when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public object[]? Property { get; set; }

    /// <summary>Whether to add up.</summary>
    [Parameter]
    public SwitchParameter Sum { get; set; }

    /// <summary>Whether to give the average.</summary>
    [Parameter]
    public SwitchParameter Average { get; set; }

    /// <summary>Whether to give the greatest.</summary>
    [Parameter]
    public SwitchParameter Maximum { get; set; }

    /// <summary>Whether to give the smallest.</summary>
    [Parameter]
    public SwitchParameter Minimum { get; set; }

    /// <summary>Whether to give the standard deviation.</summary>
    [Parameter]
    public SwitchParameter StandardDeviation { get; set; }

    /// <summary>Whether to give all of them.</summary>
    [Parameter]
    public SwitchParameter AllStats { get; set; }

    private bool NeedsNumbers => Sum || Average || StandardDeviation || AllStats;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null || InputObject == AutomationNull.Value)
        {
            return;
        }

        if (Property is null)
        {
            Add(_objects, InputObject.BaseObject);
            return;
        }

        foreach (var term in PropertyTerm.Read(this, Property))
        {
            foreach (var expression in term.Expression.ResolveNames(InputObject))
            {
                foreach (var result in expression.GetValues(InputObject))
                {
                    if (result.Exception is null && result.Result is not null)
                    {
                        var name = expression.ToString();
                        if (!_found.TryGetValue(name, out var statistics))
                        {
                            _found.Add(name, statistics = new Statistics());
                        }

                        Add(statistics, result.Result);
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Property is null)
        {
            WriteObject(Report(_objects, null));
            return;
        }

        foreach (var (name, statistics) in _found)
        {
            WriteObject(Report(statistics, name));
        }

        foreach (var term in PropertyTerm.Read(this, Property))
        {
            var name = term.Expression.ToString();
            if (term.Expression is { Script: null, HasWildCardCharacters: false } && !_found.ContainsKey(name))
            {
                WriteError(new ErrorRecord(
                    new PSArgumentException($"The property \"{name}\" cannot be found in the input for any objects."),
                    "GenericMeasurePropertyNotFound",
                    ErrorCategory.InvalidArgument,
                    null));
            }
        }
    }

    private void Add(Statistics statistics, object value)
    {
        double? number = null;
        if (NeedsNumbers)
        {
            if (!LanguagePrimitives.TryConvertTo<double>(value, CultureInfo.InvariantCulture, out var converted))
            {
                WriteError(new ErrorRecord(
                    new PSInvalidCastException($"Input object \"{value}\" is not numeric."),
                    "NonNumericInputObject",
                    ErrorCategory.InvalidType,
                    value));
                return;
            }

            number = converted;
        }

        statistics.Add(value, number, _comparer);
    }

    private GenericMeasureInfo Report(Statistics all, string? property) => new()
    {
        Property = property,
        Count = all.Count,
        Sum = (Sum || AllStats) && all.Count > 0 ? all.Sum : null,
        Average = (Average || AllStats) && all.Count > 0 ? all.Sum / all.Count : null,
        StandardDeviation = (StandardDeviation || AllStats) && all.Count > 0 ? all.StandardDeviation : null,
        Maximum = Maximum || AllStats ? Number(all.Maximum) : null,
        Minimum = Minimum || AllStats ? Number(all.Minimum) : null,
    };

    /// <summary>Numbers of every type are given as doubles, as pwsh gives them; everything else as it is.</summary>
    private static object? Number(object? value) =>
        value is byte or sbyte or short or ushort or int or uint or long or ulong or float or decimal
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
            : value;

    private sealed class Statistics
    {
        private double _mean;
        private double _squares;

        public int Count { get; private set; }

        public double Sum { get; private set; }

        public object? Maximum { get; private set; }

        public object? Minimum { get; private set; }

        public double StandardDeviation => Count > 1 ? Math.Sqrt(_squares / (Count - 1)) : 0;

        public void Add(object value, double? number, ValueComparer comparer)
        {
            Count++;
            if (Maximum is null || comparer.Compare(value, Maximum) > 0)
            {
                Maximum = value;
            }

            if (Minimum is null || comparer.Compare(value, Minimum) < 0)
            {
                Minimum = value;
            }

            if (number is { } known)
            {
                Sum += known;
                // Welford's method: exact enough for long inputs, and nothing has to be kept.
                var before = known - _mean;
                _mean += before / Count;
                _squares += before * (known - _mean);
            }
        }
    }
}
