using System;
using System.Collections.Generic;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A solution version at work, giving recommendations in real time: the API's <c>Campaign</c>.</summary>
public sealed class Campaign : ServiceObject, IResource
{
    /// <summary>The campaign's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The campaign's ARN (API: <c>campaignArn</c>).</summary>
    public string? CampaignArn { get; set; }

    /// <summary>The ARN of the solution version that it serves, or one that ends in <c>/$LATEST</c> (API: <c>solutionVersionArn</c>).</summary>
    public string? SolutionVersionArn { get; set; }

    /// <summary>How many requests a second it is always ready for; what is billed at least (API: <c>minProvisionedTPS</c>).</summary>
    public int? MinProvisionedTPS { get; set; }

    /// <summary>How it serves (API: <c>campaignConfig</c>).</summary>
    public CampaignConfig? CampaignConfig { get; set; }

    /// <summary>
    /// Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c>, <c>CREATE FAILED</c>, <c>DELETE PENDING</c> or <c>DELETE
    /// IN_PROGRESS</c> (API: <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>Why it could not be created (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>The last update, whose state moves while the campaign stays <c>ACTIVE</c> (API: <c>latestCampaignUpdate</c>).</summary>
    public CampaignUpdateSummary? LatestCampaignUpdate { get; set; }

    string? IResource.Arn => CampaignArn;
}

/// <summary>What a list tells of a campaign: the API's <c>CampaignSummary</c>.</summary>
public sealed class CampaignSummary : ServiceObject, IResource
{
    /// <summary>The campaign's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The campaign's ARN (API: <c>campaignArn</c>).</summary>
    public string? CampaignArn { get; set; }

    /// <summary>Its state, see <see cref="Campaign.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why it could not be created (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    string? IResource.Arn => CampaignArn;
}

/// <summary>How a campaign serves: the API's <c>CampaignConfig</c>.</summary>
public sealed class CampaignConfig : ServiceObject
{
    /// <summary>Settings of item exploration, by name; at most 100 (API: <c>itemExplorationConfig</c>).</summary>
    [SettingsRule]
    public Dictionary<string, string>? ItemExplorationConfig { get; set; }

    /// <summary>Whether recommendations may carry the items' metadata, which is billed (API: <c>enableMetadataWithRecommendations</c>).</summary>
    public bool? EnableMetadataWithRecommendations { get; set; }

    /// <summary>Whether the campaign takes up each new version of its solution by itself (API: <c>syncWithLatestSolutionVersion</c>).</summary>
    public bool? SyncWithLatestSolutionVersion { get; set; }

    /// <summary>How much <c>POPULARITY</c> and <c>FRESHNESS</c> count in the ranking, from 0 to 1 (API: <c>rankingInfluence</c>).</summary>
    [InfluenceRule]
    public Dictionary<string, double>? RankingInfluence { get; set; }
}

/// <summary>The last update of a campaign: the API's <c>CampaignUpdateSummary</c>.</summary>
public sealed class CampaignUpdateSummary : ServiceObject
{
    /// <summary>The ARN of the solution version that it changes to (API: <c>solutionVersionArn</c>).</summary>
    public string? SolutionVersionArn { get; set; }

    /// <summary>How many requests a second the campaign will always be ready for (API: <c>minProvisionedTPS</c>).</summary>
    public int? MinProvisionedTPS { get; set; }

    /// <summary>How the campaign will serve (API: <c>campaignConfig</c>).</summary>
    public CampaignConfig? CampaignConfig { get; set; }

    /// <summary>The update's state, with the words of <see cref="Campaign.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>Why the update failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }
}
