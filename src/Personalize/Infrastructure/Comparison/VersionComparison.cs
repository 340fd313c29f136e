using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>Lines versions up: every row has the columns of all.</summary>
/// <param name="reference">The metrics that the others are measured by; <see langword="null"/> for none.</param>
internal sealed class VersionComparison(IReadOnlyDictionary<string, double>? reference)
{
    private readonly List<(SolutionVersion Version, IReadOnlyDictionary<string, double> Metrics)> _versions = [];

    /// <summary>Adds a version with its metrics, of which it may have none.</summary>
    public void Add(SolutionVersion version, IReadOnlyDictionary<string, double>? metrics) =>
        _versions.Add((version, metrics ?? new Dictionary<string, double>()));

    /// <summary>The rows, in the order in which the versions were added.</summary>
    public IEnumerable<PSObject> Rows()
    {
        // As the first version that has them orders them, the others' own ones behind.
        string[] metrics = [.. _versions.SelectMany(version => version.Metrics.Keys).Concat(reference?.Keys ?? []).Distinct()];
        string[] parameters = [.. _versions.SelectMany(version => Tuned(version.Version).Keys).Distinct()];
        var best = metrics.ToDictionary(metric => metric, Best);
        var numbers = new HashSet<string>(parameters.Where(AreNumbers));
        var now = DateTime.Now;
        foreach (var (version, own) in _versions)
        {
            var figures = own.ToDictionary(
                metric => metric.Key,
                metric => new MetricFigure(metric.Value, best[metric.Key] == metric.Value, ReferenceOf(metric.Key)));
            yield return SolutionVersionComparison.Row(version, figures, now, Columns(metrics, parameters, numbers, version, figures));
        }
    }

    private IEnumerable<KeyValuePair<string, object?>> Columns(
        string[] metrics, string[] parameters, HashSet<string> numbers, SolutionVersion version, Dictionary<string, MetricFigure> figures)
    {
        foreach (var metric in metrics)
        {
            figures.TryGetValue(metric, out var figure);
            yield return new(metric, figure?.Value);
            if (reference is not null)
            {
                yield return new(metric + "_difference", figure?.Difference);
            }
        }

        foreach (var parameter in parameters)
        {
            Tuned(version).TryGetValue(parameter, out var value);
            yield return new(parameter, value is not null && numbers.Contains(parameter) ? Number(value) : value);
        }
    }

    private double? ReferenceOf(string metric) => reference is not null && reference.TryGetValue(metric, out var value) ? value : null;

    private static Dictionary<string, string> Tuned(SolutionVersion version) => version.TunedHPOParams?.AlgorithmHyperParameters ?? [];

    // All metrics of the service are better the greater they are. What has nothing to be compared with is not the best of anything.
    private double? Best(string metric)
    {
        double[] values = [.. _versions.Where(version => version.Metrics.ContainsKey(metric)).Select(version => version.Metrics[metric])];
        return values.Length > 1 ? values.Max() : null;
    }

    // A column of numbers sorts as numbers; one with a word in it stays as the service writes it.
    private bool AreNumbers(string parameter) =>
        _versions.All(version => !Tuned(version.Version).TryGetValue(parameter, out var value) || Number(value) is not null);

    private static object? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
