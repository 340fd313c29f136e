using System.Collections.Generic;

namespace Personalize;

/// <summary>One recommended item, with the question that it answers.</summary>
public sealed class Recommendation
{
    /// <summary>The user who was asked about.</summary>
    public string? UserId { get; set; }

    /// <summary>The item that was asked about, where one was.</summary>
    public string? InputItemId { get; set; }

    /// <summary>The item's place among the recommendations, from 1.</summary>
    public int Rank { get; set; }

    /// <summary>The recommended item (API: <c>itemId</c>).</summary>
    public string? ItemId { get; set; }

    /// <summary>How sure the model is, from 0 to 1; recipes without scores leave it out (API: <c>score</c>).</summary>
    public double? Score { get; set; }

    /// <summary>The promotion that put the item here (API: <c>promotionName</c>).</summary>
    public string? PromotionName { get; set; }

    /// <summary>The columns that were asked for, by name (API: <c>metadata</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }

    /// <summary>Why the item is here, where the service says so (API: <c>reason</c>).</summary>
    public string[]? Reason { get; set; }

    /// <summary>The id that events name to be counted for these recommendations (API: <c>recommendationId</c>).</summary>
    public string? RecommendationId { get; set; }

    /// <summary>The recommended item's id.</summary>
    public override string ToString() => ItemId ?? "";
}
