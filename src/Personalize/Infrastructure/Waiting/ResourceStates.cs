using System;
using System.Collections.Generic;
using System.Linq;

namespace Personalize.Infrastructure;

/// <summary>The states of a kind of resource: which of them pass, which stay, which means done; and how long they take, roughly.</summary>
internal sealed class ResourceStates
{
    private static readonly string[] Creating = ["CREATE PENDING", "CREATE IN_PROGRESS"];
    private static readonly string[] Updating = ["UPDATE PENDING", "UPDATE IN_PROGRESS"];
    private static readonly string[] Deleting = ["DELETE PENDING", "DELETE IN_PROGRESS"];
    private static readonly string[] Switching = ["START PENDING", "START IN_PROGRESS", "STOP PENDING", "STOP IN_PROGRESS"];

    // The service's documents have batch jobs PENDING and IN PROGRESS; its answers have them CREATE PENDING and CREATE IN_PROGRESS.
    private static readonly string[] BatchMaking = [.. Creating, "PENDING", "IN PROGRESS"];

    private static readonly Dictionary<ResourceKind, ResourceStates> Known = new()
    {
        [ResourceKind.Algorithm] = new() { Quick = true },
        [ResourceKind.BatchInferenceJob] = Job(BatchMaking),
        [ResourceKind.BatchSegmentJob] = Job(BatchMaking),
        [ResourceKind.Campaign] = new() { Passing = Creating, Resting = ["ACTIVE"], Failed = ["CREATE FAILED"], Leaving = Deleting },
        [ResourceKind.DataDeletionJob] = new() { Passing = ["PENDING", "IN_PROGRESS"], Resting = ["COMPLETED"], Failed = ["FAILED"] },
        [ResourceKind.Dataset] = Changeable(),
        [ResourceKind.DatasetExportJob] = Job(Creating),
        [ResourceKind.DatasetGroup] = Simple(),
        [ResourceKind.DatasetImportJob] = Job(Creating),
        [ResourceKind.EventTracker] = Simple(),
        [ResourceKind.FeatureTransformation] = new() { Passing = Creating, Resting = ["ACTIVE"], Failed = ["CREATE FAILED"], Quick = true },
        [ResourceKind.Filter] = Simple(),
        [ResourceKind.MetricAttribution] = Changeable(),
        [ResourceKind.Recipe] = new() { Passing = Creating, Resting = ["ACTIVE"], Failed = ["CREATE FAILED"], Quick = true },
        [ResourceKind.Recommender] = new()
        {
            Passing = [.. Creating, .. Switching],
            Resting = ["ACTIVE", "INACTIVE"],
            Failed = ["CREATE FAILED"],
            Leaving = Deleting,
        },
        [ResourceKind.Schema] = new() { Quick = true },
        [ResourceKind.Solution] = Simple(),
        [ResourceKind.SolutionVersion] = new()
        {
            Passing = [.. Creating, "CREATE STOPPING"],
            Resting = ["ACTIVE"],
            Failed = ["CREATE FAILED", "CREATE STOPPED"],
        },
    };

    private ResourceStates()
    {
    }

    /// <summary>The states of a kind.</summary>
    public static ResourceStates Of(ResourceKind kind) => Known[kind];

    /// <summary>All states that a resource of this kind can be in; none where the kind has no states and is there at once.</summary>
    public IEnumerable<string> All => [.. Passing, .. Resting, .. Failed, .. Leaving];

    /// <summary>The state that means done; <see langword="null"/> where the kind has none.</summary>
    public string? Done => Resting.Length > 0 ? Resting[0] : null;

    /// <summary>How long after the first look the second comes.</summary>
    public TimeSpan ShortestPoll => TimeSpan.FromSeconds(Quick ? 2 : 10);

    /// <summary>The longest time between two looks.</summary>
    public TimeSpan LongestPoll => TimeSpan.FromSeconds(Quick ? 15 : 60);

    private string[] Passing { get; init; } = [];

    // The first is the one that means done.
    private string[] Resting { get; init; } = [];

    private string[] Failed { get; init; } = [];

    private string[] Leaving { get; init; } = [];

    // Whether it takes seconds, not the minutes and hours of trainings and of what works on data.
    private bool Quick { get; init; }

    /// <summary>
    /// What a state means. One that is not in the table is judged by how the service builds its words; one that doesn't fit those either
    /// counts as passing, since whoever waits has a time limit, and ending wrongly would be worse.
    /// </summary>
    public StateMeaning MeaningOf(string state)
    {
        return state switch
        {
            _ when Has(Resting) => StateMeaning.Resting,
            _ when Has(Failed) || Ends("FAILED") || Ends("STOPPED") => StateMeaning.Failed,
            _ when Has(Leaving) || state.StartsWith("DELETE", StringComparison.OrdinalIgnoreCase) => StateMeaning.Leaving,
            _ => StateMeaning.Passing,
        };

        bool Has(string[] states) => states.Contains(state, StringComparer.OrdinalIgnoreCase);

        bool Ends(string word) => state.EndsWith(word, StringComparison.OrdinalIgnoreCase);
    }

    private static ResourceStates Simple() =>
        new() { Passing = Creating, Resting = ["ACTIVE"], Failed = ["CREATE FAILED"], Leaving = Deleting, Quick = true };

    private static ResourceStates Changeable() => new()
    {
        Passing = [.. Creating, .. Updating],
        Resting = ["ACTIVE"],
        Failed = ["CREATE FAILED", "UPDATE FAILED"],
        Leaving = Deleting,
        Quick = true,
    };

    private static ResourceStates Job(string[] passing) => new() { Passing = passing, Resting = ["ACTIVE"], Failed = ["CREATE FAILED"] };
}
