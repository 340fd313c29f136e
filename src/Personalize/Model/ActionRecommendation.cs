namespace Personalize;

/// <summary>One recommended action, with the user whom it is recommended for.</summary>
public sealed class ActionRecommendation
{
    /// <summary>The user who was asked about.</summary>
    public string? UserId { get; set; }

    /// <summary>The action's place among the recommendations, from 1.</summary>
    public int Rank { get; set; }

    /// <summary>The recommended action (API: <c>actionId</c>).</summary>
    public string? ActionId { get; set; }

    /// <summary>How likely the user is to take it, from 0 to 1 (API: <c>score</c>).</summary>
    public double? Score { get; set; }

    /// <summary>The id that action interactions name to be counted for these recommendations (API: <c>recommendationId</c>).</summary>
    public string? RecommendationId { get; set; }

    /// <summary>The recommended action's id.</summary>
    public override string ToString() => ActionId ?? "";
}
