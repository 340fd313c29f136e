using System.Collections.Generic;

namespace Personalize;

/// <summary>One item of a list that was ranked for a user.</summary>
public sealed class RankedItem
{
    /// <summary>The user whom the list was ranked for.</summary>
    public string? UserId { get; set; }

    /// <summary>The item's place in the ranking, from 1.</summary>
    public int Rank { get; set; }

    /// <summary>The item (API: <c>itemId</c>).</summary>
    public string? ItemId { get; set; }

    /// <summary>How sure the model is, from 0 to 1; items that the model doesn't know have none (API: <c>score</c>).</summary>
    public double? Score { get; set; }

    /// <summary>The columns that were asked for, by name (API: <c>metadata</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }

    /// <summary>Why the item is here, where the service says so (API: <c>reason</c>).</summary>
    public string[]? Reason { get; set; }

    /// <summary>The id that events name to be counted for this ranking (API: <c>recommendationId</c>).</summary>
    public string? RecommendationId { get; set; }

    /// <summary>The item's id.</summary>
    public override string ToString() => ItemId ?? "";
}
