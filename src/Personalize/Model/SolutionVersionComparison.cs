using System;
using System.Collections.Generic;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>
/// One version beside others: what it was trained as, its metrics, and its tuned hyperparameters. All are note properties, in the same order on every
/// row of a comparison, since their names depend on the versions.
/// </summary>
public sealed class SolutionVersionComparison
{
    private readonly SolutionVersion _version;
    private readonly IReadOnlyDictionary<string, MetricFigure> _figures;

    internal SolutionVersionComparison(SolutionVersion version, IReadOnlyDictionary<string, MetricFigure> figures)
    {
        _version = version;
        _figures = figures;
    }

    /// <summary>The version's ARN.</summary>
    public override string ToString() => _version.SolutionVersionArn ?? "";

    /// <summary>A metric as the view shows it.</summary>
    internal string? Show(string metric) => _figures.TryGetValue(metric, out var figure) ? figure.ToString() : null;

    /// <summary>What the row is, with all its properties.</summary>
    internal static PSObject Row(
        SolutionVersion version,
        IReadOnlyDictionary<string, MetricFigure> figures,
        DateTime now,
        IEnumerable<KeyValuePair<string, object?>> columns)
    {
        var row = PSObject.AsPSObject(new SolutionVersionComparison(version, figures));
        Add("Solution", Display.SolutionOf(version.SolutionVersionArn));
        Add("Version", Display.VersionOf(version.SolutionVersionArn));
        Add(nameof(SolutionVersion.SolutionVersionArn), version.SolutionVersionArn);
        Add("Recipe", Display.NameOf(version.RecipeArn));
        Add(nameof(SolutionVersion.Status), version.Status);
        Add(nameof(SolutionVersion.TrainingMode), version.TrainingMode);
        Add(nameof(SolutionVersion.PerformHPO), version.PerformHPO);
        Add(nameof(SolutionVersion.TrainingHours), version.TrainingHours);
        Add(nameof(SolutionVersion.CreationDateTime), version.CreationDateTime);
        Add("Age", version.CreationDateTime is { } created ? TimeSpan.FromSeconds(Math.Floor((now - created).TotalSeconds)) : null);
        foreach (var column in columns)
        {
            Add(column.Key, column.Value);
        }

        return row;

        void Add(string name, object? value)
        {
            // A metric or a hyperparameter of a name that is taken already is told apart, not lost.
            while (row.Properties[name] is not null)
            {
                name += "_";
            }

            row.Properties.Add(new PSNoteProperty(name, value));
        }
    }
}
