using System.Collections.Generic;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Gets the actions that users are most likely to take (API: <c>GetActionRecommendations</c>).</summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeActionRecommendation")]
[OutputType(typeof(ActionRecommendation))]
public sealed class GetPersonalizeActionRecommendationCommand : RecommendationCommand
{
    /// <summary>The ARN of the campaign to ask (API: <c>campaignArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(CampaignArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? CampaignArn { get; set; }

    /// <summary>The user (API: <c>userId</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("USER_ID")]
    [IdArgument(nameof(UserId))]
    [LengthRule(0, 256)]
    public string? UserId { get; set; }

    /// <summary>How many recommendations are wanted (API: <c>numResults</c>).</summary>
    [Parameter]
    [RangeRule(0)]
    public int NumResults { get; set; }

    private protected override string Operation => "GetActionRecommendations";

    /// <summary>Asks for one user.</summary>
    protected override void ProcessRecord()
    {
        var userId = UserId;
        Ask<GetActionRecommendationsResponse>(userId, itemId: null, answer => Rows(userId, answer));
    }

    private static IEnumerable<object> Rows(string? userId, GetActionRecommendationsResponse answer)
    {
        var rank = 0;
        foreach (var action in answer.ActionList ?? [])
        {
            var row = new ActionRecommendation
            {
                UserId = userId,
                Rank = ++rank,
                ActionId = action.ActionId,
                Score = action.Score,
                RecommendationId = answer.RecommendationId,
            };
            action.CopyUnknownMembersTo(row);
            yield return row;
        }
    }
}
