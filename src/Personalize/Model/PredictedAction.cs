namespace Personalize;

/// <summary>An action that is recommended: the API's <c>PredictedAction</c>.</summary>
public sealed class PredictedAction : ServiceObject
{
    /// <summary>The action's id (API: <c>actionId</c>).</summary>
    public string? ActionId { get; set; }

    /// <summary>How likely the user is to take it, from 0 to 1 (API: <c>score</c>).</summary>
    public double? Score { get; set; }
}
