namespace Personalize.Emulator.Records;

/// <summary>That a user did something with an item or an action. Users and items are places in their tables.</summary>
internal sealed class Interaction
{
    /// <summary>For a user who is not known, or an event that is about no item.</summary>
    public const int Nobody = -1;

    /// <summary>Whose it is; an event of a session that nobody was known in gets its user when the session does.</summary>
    public int User { get; set; } = Nobody;

    public int Item { get; init; } = Nobody;

    public required string EventType { get; init; }

    /// <summary>When it happened, in milliseconds since 1970.</summary>
    public required long Timestamp { get; init; }

    /// <summary>Whether an import brought it.</summary>
    public bool Imported { get; init; }

    /// <summary>What else was told of it; null where nothing was, as of most that were imported.</summary>
    public InteractionDetails? Details { get; init; }
}

/// <summary>What few of many interactions have.</summary>
internal sealed record InteractionDetails
{
    public string? EventId { get; init; }

    public string? SessionId { get; init; }

    public double? EventValue { get; init; }

    public string? RecommendationId { get; init; }

    public string[]? Impression { get; init; }

    public string? AttributionSource { get; init; }

    /// <summary>Properties as they came: the text of a JSON object.</summary>
    public string? Properties { get; init; }
}
