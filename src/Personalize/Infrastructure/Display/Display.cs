using System;
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

    /// <summary>How long it took from creation to the last change: for what has ended, how long it ran.</summary>
    public static TimeSpan? Duration(PSObject instance)
    {
        var created = instance?.Properties["CreationDateTime"]?.Value as DateTime?;
        var updated = instance?.Properties["LastUpdatedDateTime"]?.Value as DateTime?;
        return updated - created;
    }

    /// <summary>A time to the minute, in a form that sorts.</summary>
    public static string? Minute(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time span as hours, minutes and seconds.</summary>
    public static string? Elapsed(TimeSpan? time) =>
        time is { } span ? $"{((int)span.TotalHours).ToString(CultureInfo.InvariantCulture)}:{span:mm\\:ss}" : null;

    /// <summary>A batch inference job's mode in one word.</summary>
    public static string? Mode(string? mode) => mode switch
    {
        "BATCH_INFERENCE" => "Batch",
        "THEME_GENERATION" => "Theme",
        _ => mode,
    };

    /// <summary>A nested setting or a map on one line.</summary>
    public static string? OneLine(object? value) => value is null ? null : Literal.Of(value is PSObject wrapped ? wrapped.BaseObject : value);
}
