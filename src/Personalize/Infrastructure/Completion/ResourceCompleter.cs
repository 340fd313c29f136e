using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Personalize.Infrastructure;

/// <summary>Completes what stands for a resource.</summary>
internal abstract class ResourceCompleter : Completer
{
    protected override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        var kinds = Kinds(request).Where(kind => ResourceType.Of(kind).IsListed).ToArray();
        if (kinds.Length == 0)
        {
            return [];
        }

        return KnownResources
            .Find([.. request.Connections().SelectMany(connection => kinds.Select(kind => (connection, kind)))])
            .Select(Candidate)
            .OfType<Candidate>();
    }

    /// <summary>The kinds that come into question.</summary>
    protected abstract IEnumerable<ResourceKind> Kinds(CompletionRequest request);

    /// <summary>What to offer for a resource.</summary>
    protected abstract Candidate? Candidate(IResource resource);

    /// <summary>A resource's state and age, and what it is.</summary>
    protected static string Tooltip(IResource resource, string what)
    {
        var age = resource.CreationDateTime is { } created ? Age(DateTime.Now - created) + " old" : null;
        return string.Join(", ", new[] { resource.Status, age, what }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string Age(TimeSpan age)
    {
        return age.TotalDays >= 2 ? Of(age.TotalDays, "days")
            : age.TotalHours >= 2 ? Of(age.TotalHours, "hours")
            : Of(Math.Max(0, age.TotalMinutes), "minutes");

        static string Of(double number, string unit) => Math.Floor(number).ToString(CultureInfo.InvariantCulture) + " " + unit;
    }
}

/// <summary>Completes ARNs, by name or by ARN: those of the kind that the parameter is named after.</summary>
internal class ArnCompleter : ResourceCompleter
{
    // What people give tags to and wait for; jobs and versions are many, and come once their ARN is begun.
    private static readonly ResourceKind[] Usual =
    [
        ResourceKind.DatasetGroup, ResourceKind.Dataset, ResourceKind.Schema, ResourceKind.Solution, ResourceKind.Campaign, ResourceKind.Recommender,
        ResourceKind.Filter, ResourceKind.EventTracker, ResourceKind.MetricAttribution,
    ];

    protected override IEnumerable<ResourceKind> Kinds(CompletionRequest request) =>
        ResourceKind.OfMember(request.Parameter) is { } kind ? [kind]
        : Arn.TryParse(request.Typed.TrimEnd('/') + "/x", out var begun) && ResourceKind.StartedBy(begun).ToArray() is { Length: > 0 } kinds ? kinds
        : Usual;

    protected override Candidate? Candidate(IResource resource) =>
        resource.Arn is { } arn ? new(arn, resource.Name ?? Display.NameOf(arn)!, Tooltip(resource, arn)) : null;
}

/// <summary>Completes the ARNs of solution versions.</summary>
internal sealed class SolutionVersionArnCompleter : ArnCompleter
{
    protected override IEnumerable<ResourceKind> Kinds(CompletionRequest request) => [ResourceKind.SolutionVersion];
}

/// <summary>Completes the names of resources of the kind that the cmdlet is named after.</summary>
internal sealed class NameCompleter : ResourceCompleter
{
    protected override IEnumerable<ResourceKind> Kinds(CompletionRequest request) => request.NounKind is { } kind ? [kind] : [];

    protected override Candidate? Candidate(IResource resource) =>
        resource.Name is { } name ? new(name, name, Tooltip(resource, resource.Arn ?? name)) : null;
}
