using System;

namespace Personalize;

/// <summary>What a user made of an action: the API's <c>ActionInteraction</c>.</summary>
public sealed class ActionInteraction : ServiceObject
{
    /// <summary>The action's id (API: <c>actionId</c>).</summary>
    public string? ActionId { get; set; }

    /// <summary>The user's id (API: <c>userId</c>).</summary>
    public string? UserId { get; set; }

    /// <summary>The session's id (API: <c>sessionId</c>).</summary>
    public string? SessionId { get; set; }

    /// <summary>When it happened, local time (API: <c>timestamp</c>).</summary>
    public DateTime? Timestamp { get; set; }

    /// <summary>The event type: <c>Viewed</c>, <c>Taken</c> or <c>Not Taken</c> (API: <c>eventType</c>).</summary>
    public string? EventType { get; set; }

    /// <summary>The event's id; of several events with one id the first counts (API: <c>eventId</c>).</summary>
    public string? EventId { get; set; }

    /// <summary>The recommendations that the user chose from (API: <c>recommendationId</c>).</summary>
    public string? RecommendationId { get; set; }

    /// <summary>The ids of the actions that the user was shown; at most 25 (API: <c>impression</c>).</summary>
    public string[]? Impression { get; set; }

    /// <summary>The other columns of the dataset, JSON text of at most 1024 characters (API: <c>properties</c>).</summary>
    public string? Properties { get; set; }
}
