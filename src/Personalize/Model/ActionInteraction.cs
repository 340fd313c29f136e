using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>What a user made of an action: the API's <c>ActionInteraction</c>.</summary>
public sealed class ActionInteraction : ServiceObject
{
    /// <summary>The action's id (API: <c>actionId</c>).</summary>
    [RequiredRule]
    [LengthRule(1, 256)]
    public string? ActionId { get; set; }

    /// <summary>The user's id (API: <c>userId</c>).</summary>
    [LengthRule(1, 256)]
    public string? UserId { get; set; }

    /// <summary>The session's id (API: <c>sessionId</c>).</summary>
    [RequiredRule]
    [LengthRule(1, 256)]
    public string? SessionId { get; set; }

    /// <summary>When it happened, local time (API: <c>timestamp</c>).</summary>
    [RequiredRule]
    public DateTime? Timestamp { get; set; }

    /// <summary>The event type: <c>Viewed</c>, <c>Taken</c> or <c>Not Taken</c> (API: <c>eventType</c>).</summary>
    [RequiredRule]
    [LengthRule(1, 256)]
    public string? EventType { get; set; }

    /// <summary>The event's id; of several events with one id the first counts (API: <c>eventId</c>).</summary>
    [LengthRule(1, 256)]
    public string? EventId { get; set; }

    /// <summary>The recommendations that the user chose from (API: <c>recommendationId</c>).</summary>
    [LengthRule(1, 40)]
    public string? RecommendationId { get; set; }

    /// <summary>The ids of the actions that the user was shown; at most 25 (API: <c>impression</c>).</summary>
    [CountRule(1, 25)]
    [LengthRule(1, 256)]
    public string[]? Impression { get; set; }

    /// <summary>The other columns of the dataset, JSON text of at most 1024 characters (API: <c>properties</c>).</summary>
    [JsonText]
    [LengthRule(1, 1024)]
    public string? Properties { get; set; }
}
