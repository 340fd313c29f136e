using System.Collections.Generic;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Ranks a list of items for users (API: <c>GetPersonalizedRanking</c>).</summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeRanking")]
[OutputType(typeof(RankedItem))]
public sealed class GetPersonalizeRankingCommand : RecommendationCommand
{
    /// <summary>The ARN of the campaign to ask (API: <c>campaignArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(CampaignArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? CampaignArn { get; set; }

    /// <summary>The ids of the items to rank (API: <c>inputList</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("ItemId")]
    [ValidateNotNullOrEmpty]
    [LengthRule(0, 256)]
    public string[]? InputList { get; set; }

    /// <summary>The user (API: <c>userId</c>).</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("USER_ID")]
    [IdArgument(nameof(UserId))]
    [LengthRule(0, 256)]
    public string? UserId { get; set; }

    /// <summary>The circumstances, such as the device (API: <c>context</c>).</summary>
    [Parameter]
    [TextMapArgument(nameof(Context))]
    [ContextRule]
    public Dictionary<string, string>? Context { get; set; }

    /// <summary>Columns of the items dataset that are wanted with each item (API: <c>metadataColumns</c>).</summary>
    [Parameter]
    [ApiMember("metadataColumns")]
    [MetadataColumnArgument]
    [MetadataColumnsRule]
    public Dictionary<string, string[]>? MetadataColumn { get; set; }

    private protected override string Operation => "GetPersonalizedRanking";

    /// <summary>Asks for one user.</summary>
    protected override void ProcessRecord()
    {
        var userId = UserId;
        Ask<GetPersonalizedRankingResponse>(userId, itemId: null, answer => Rows(userId, answer));
    }

    private static IEnumerable<object> Rows(string? userId, GetPersonalizedRankingResponse answer)
    {
        var rank = 0;
        foreach (var item in answer.PersonalizedRanking ?? [])
        {
            var row = new RankedItem
            {
                UserId = userId,
                Rank = ++rank,
                ItemId = item.ItemId,
                Score = item.Score,
                Metadata = item.Metadata,
                Reason = item.Reason,
                RecommendationId = answer.RecommendationId,
            };
            item.CopyUnknownMembersTo(row);
            yield return row;
        }
    }
}
