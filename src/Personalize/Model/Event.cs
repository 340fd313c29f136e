using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>Something that a user did with an item: the API's <c>Event</c>.</summary>
public sealed class Event : ServiceObject
{
    /// <summary>The event's id; of several events with one id the first counts (API: <c>eventId</c>).</summary>
    [LengthRule(1, 256)]
    public string? EventId { get; set; }

    /// <summary>The event type, such as <c>click</c> (API: <c>eventType</c>).</summary>
    [RequiredRule]
    [LengthRule(1, 256)]
    public string? EventType { get; set; }

    /// <summary>The event's value, such as a price or a rating (API: <c>eventValue</c>).</summary>
    public float? EventValue { get; set; }

    /// <summary>The item's id (API: <c>itemId</c>).</summary>
    [LengthRule(1, 256)]
    public string? ItemId { get; set; }

    /// <summary>The other columns of the interactions dataset, JSON text of at most 1024 characters (API: <c>properties</c>).</summary>
    [JsonText]
    [LengthRule(1, 1024)]
    public string? Properties { get; set; }

    /// <summary>When it happened, local time (API: <c>sentAt</c>).</summary>
    [RequiredRule]
    [ColumnName("TIMESTAMP")]
    public DateTime? SentAt { get; set; }

    /// <summary>The recommendations that the user chose from (API: <c>recommendationId</c>).</summary>
    [LengthRule(1, 40)]
    public string? RecommendationId { get; set; }

    /// <summary>The ids of the items that the user was shown; at most 25 (API: <c>impression</c>).</summary>
    [CountRule(1, 25)]
    [LengthRule(1, 256)]
    public string[]? Impression { get; set; }

    /// <summary>What brought the user to the item (API: <c>metricAttribution</c>).</summary>
    public EventMetricAttribution? MetricAttribution { get; set; }
}

/// <summary>What an event is counted for: the event API's <c>MetricAttribution</c>.</summary>
public sealed class EventMetricAttribution : ServiceObject
{
    /// <summary>Where the event came from, such as the name of another recommender (API: <c>eventAttributionSource</c>).</summary>
    [RequiredRule]
    [PatternRule(@"^[\x20-\x7E]*[\x21-\x7E]+[\x20-\x7E]*$", "plain printable text", 1024)]
    public string? EventAttributionSource { get; set; }
}
