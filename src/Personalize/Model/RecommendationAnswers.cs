namespace Personalize;

/// <summary>Recommended items, best first: the API's <c>GetRecommendationsResponse</c>.</summary>
internal sealed class GetRecommendationsResponse : ServiceObject
{
    /// <summary>The items (API: <c>itemList</c>).</summary>
    public PredictedItem[]? ItemList { get; set; }

    /// <summary>The id that events name to be counted for these recommendations (API: <c>recommendationId</c>).</summary>
    public string? RecommendationId { get; set; }
}

/// <summary>The items that were asked about, best first: the API's <c>GetPersonalizedRankingResponse</c>.</summary>
internal sealed class GetPersonalizedRankingResponse : ServiceObject
{
    /// <summary>The items (API: <c>personalizedRanking</c>).</summary>
    public PredictedItem[]? PersonalizedRanking { get; set; }

    /// <summary>The id that events name to be counted for these recommendations (API: <c>recommendationId</c>).</summary>
    public string? RecommendationId { get; set; }
}

/// <summary>Recommended actions, best first: the API's <c>GetActionRecommendationsResponse</c>.</summary>
internal sealed class GetActionRecommendationsResponse : ServiceObject
{
    /// <summary>The actions (API: <c>actionList</c>).</summary>
    public PredictedAction[]? ActionList { get; set; }

    /// <summary>The id that events name to be counted for these recommendations (API: <c>recommendationId</c>).</summary>
    public string? RecommendationId { get; set; }
}
