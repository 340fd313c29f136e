using System;
using System.Reflection;

namespace Personalize.Infrastructure;

/// <summary>How a resource stands: its own state, and that of its last update where it has one.</summary>
internal readonly record struct ResourceState(string? Status, string? FailureReason, string? UpdateStatus, string? UpdateFailureReason)
{
    /// <summary>Reads a description or a summary.</summary>
    public static ResourceState Of(object resource)
    {
        var (update, reason) = resource switch
        {
            Campaign { LatestCampaignUpdate: { } last } => (last.Status, last.FailureReason),
            Dataset { LatestDatasetUpdate: { } last } => (last.Status, last.FailureReason),
            Recommender { LatestRecommenderUpdate: { } last } => (last.Status, last.FailureReason),
            Solution { LatestSolutionUpdate: { } last } => (last.Status, last.FailureReason),
            _ => default,
        };
        return new((resource as IResource)?.Status, ReasonOf(resource), update, reason);
    }

    /// <summary>Why it failed, where its type has such a member.</summary>
    public static string? ReasonOf(object resource) =>
        resource.GetType().GetProperty("FailureReason", BindingFlags.Instance | BindingFlags.Public)?.GetValue(resource) as string;

    /// <summary>The state in words: <c>ACTIVE, update CREATE IN_PROGRESS</c>.</summary>
    public override string ToString() =>
        (Status ?? "there")
        + (UpdateStatus is null || string.Equals(UpdateStatus, Status, StringComparison.OrdinalIgnoreCase) ? "" : $", update {UpdateStatus}");
}
