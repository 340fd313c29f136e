using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>What the type and format files show that isn't a member as it stands.</summary>
public static class Display
{
    /// <summary>A resource's name, from the member that the API gives it or from its ARN.</summary>
    public static string? Name(PSObject instance) => (instance?.BaseObject as IResource)?.Name;

    /// <summary>The name of the resource that an ARN is of; other text as it is.</summary>
    public static string? NameOf(string? arn) => Arn.TryParse(arn, out var parsed) ? parsed.Name : arn;

    /// <summary>The solution's name in a solution version's ARN.</summary>
    public static string? SolutionOf(string? arn) => Arn.TryParse(arn, out var parsed) && parsed.Path.Length > 1 ? parsed.Path[1] : null;

    /// <summary>The version's id in a solution version's ARN.</summary>
    public static string? VersionOf(string? arn) => Arn.TryParse(arn, out var parsed) && parsed.Path.Length > 2 ? parsed.Path[2] : null;

    /// <summary>The dataset group's name in a dataset's ARN.</summary>
    public static string? GroupOf(string? arn) => SolutionOf(arn);

    /// <summary>How long it took from creation to the last change: for what has ended, how long it ran.</summary>
    public static TimeSpan? Duration(PSObject instance)
    {
        var created = instance?.Properties["CreationDateTime"]?.Value as DateTime?;
        var updated = instance?.Properties["LastUpdatedDateTime"]?.Value as DateTime?;
        return updated - created;
    }

    /// <summary>A metric of one version among others, with a star where it is the best.</summary>
    public static string? Metric(PSObject instance, string metric) => (instance?.BaseObject as SolutionVersionComparison)?.Show(metric);

    /// <summary>A batch inference job's mode in one word.</summary>
    public static string? Mode(string? mode) => mode switch
    {
        "BATCH_INFERENCE" => "Batch",
        "THEME_GENERATION" => "Theme",
        _ => mode,
    };

    /// <summary>A score to seven places, as the service has it.</summary>
    public static string? Score(double? score) => score?.ToString("0.0000000", CultureInfo.InvariantCulture);

    /// <summary>Whom or what recommendations are for.</summary>
    public static string? For(string? userId, string? itemId) => string.IsNullOrEmpty(userId) ? itemId : string.IsNullOrEmpty(itemId) ? userId : $"{userId}, {itemId}";

    /// <summary>A nested setting or a map on one line.</summary>
    public static string? OneLine(object? value) => value is null ? null : Literal.Of(value is PSObject wrapped ? wrapped.BaseObject : value);

    /// <summary>A map, each entry on a line of its own.</summary>
    public static string? Lines(IDictionary? map)
    {
        var lines = new List<string>();
        foreach (DictionaryEntry entry in map ?? new Hashtable())
        {
            lines.Add($"{entry.Key} = {Convert.ToString(entry.Value, CultureInfo.InvariantCulture)}");
        }

        return string.Join("\n", lines);
    }

    /// <summary>Numbers by kind, on one line.</summary>
    public static string? Counts(IDictionary? counts)
    {
        var parts = new List<string>();
        foreach (DictionaryEntry count in counts ?? new Hashtable())
        {
            parts.Add($"{count.Key} {Convert.ToString(count.Value, CultureInfo.InvariantCulture)}");
        }

        return string.Join(", ", parts);
    }

    /// <summary>How fast the emulator's clock runs, in words where it stands still.</summary>
    public static string Speed(double? factor) =>
        factor is null or 0 ? "stands still" : factor.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A value, and where it was found.</summary>
    public static string? Sourced(object? value, string? source) => value is null ? "not found" : source is null ? value.ToString() : $"{value} ({source})";

    /// <summary>A value, or the one that holds without it.</summary>
    public static string OrDefault(object? value, int otherwise) => value?.ToString() ?? $"{otherwise.ToString(CultureInfo.InvariantCulture)} (default)";

    /// <summary>A resource's name at its place in the tree.</summary>
    public static string? Branch(PSObject instance) => instance?.BaseObject is ResourceNode node ? node.Guide + node.Name : null;
}
