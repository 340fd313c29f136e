using System.Collections.Generic;

namespace Personalize;

/// <summary>An item that is recommended or ranked: the API's <c>PredictedItem</c>.</summary>
public sealed class PredictedItem : ServiceObject
{
    /// <summary>The item's id (API: <c>itemId</c>).</summary>
    public string? ItemId { get; set; }

    /// <summary>How sure the model is, from 0 to 1; recipes without scores leave it out (API: <c>score</c>).</summary>
    public double? Score { get; set; }

    /// <summary>The promotion that put the item here (API: <c>promotionName</c>).</summary>
    public string? PromotionName { get; set; }

    /// <summary>The columns that were asked for, by name (API: <c>metadata</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }

    /// <summary>Why the item is here, where the service says so (API: <c>reason</c>).</summary>
    public string[]? Reason { get; set; }
}
