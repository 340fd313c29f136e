using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>What takes the events of a dataset group: the API's <c>EventTracker</c>.</summary>
public sealed class EventTracker : ServiceObject, IResource
{
    /// <summary>The tracker's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The tracker's ARN (API: <c>eventTrackerArn</c>).</summary>
    public string? EventTrackerArn { get; set; }

    /// <summary>The AWS account that owns it (API: <c>accountId</c>).</summary>
    public string? AccountId { get; set; }

    /// <summary>The id that events name (API: <c>trackingId</c>).</summary>
    public string? TrackingId { get; set; }

    /// <summary>The ARN of the dataset group that gets the events (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>
    /// Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c>, <c>CREATE FAILED</c>, <c>DELETE PENDING</c> or <c>DELETE
    /// IN_PROGRESS</c> (API: <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    string? IResource.Arn => EventTrackerArn;
}

/// <summary>What a list tells of an event tracker: the API's <c>EventTrackerSummary</c>.</summary>
public sealed class EventTrackerSummary : ServiceObject, IResource
{
    /// <summary>The tracker's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The tracker's ARN (API: <c>eventTrackerArn</c>).</summary>
    public string? EventTrackerArn { get; set; }

    /// <summary>Its state, see <see cref="EventTracker.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    string? IResource.Arn => EventTrackerArn;
}
