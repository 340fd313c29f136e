using System.Collections.Generic;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Gets recommended items for users, or items related to items (API: <c>GetRecommendations</c>).</summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeRecommendation", DefaultParameterSetName = ForUser)]
[OutputType(typeof(Recommendation))]
public sealed class GetPersonalizeRecommendationCommand : RecommendationCommand
{
    private const string ForUser = "User";
    private const string ForItem = "Item";

    /// <summary>The ARN of the campaign to ask (API: <c>campaignArn</c>).</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ArnArgument(nameof(CampaignArn))]
    [ValidateNotNullOrEmpty]
    public string? CampaignArn { get; set; }

    /// <summary>The ARN of the recommender to ask (API: <c>recommenderArn</c>).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ArnArgument(nameof(RecommenderArn))]
    [ValidateNotNullOrEmpty]
    public string? RecommenderArn { get; set; }

    /// <summary>The user (API: <c>userId</c>).</summary>
    [Parameter(ParameterSetName = ForUser, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ForItem, ValueFromPipelineByPropertyName = true)]
    [Alias("USER_ID")]
    [IdArgument(nameof(UserId))]
    [LengthRule(0, 256)]
    public string? UserId { get; set; }

    /// <summary>The item to which others are related (API: <c>itemId</c>).</summary>
    [Parameter(ParameterSetName = ForUser, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ForItem, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ITEM_ID")]
    [IdArgument(nameof(ItemId))]
    [LengthRule(0, 256)]
    public string? ItemId { get; set; }

    /// <summary>What comes down the pipeline as plain text are items, not users.</summary>
    [Parameter(ParameterSetName = ForItem, Mandatory = true)]
    [NotSent]
    public SwitchParameter ByItem { get; set; }

    /// <summary>How many recommendations are wanted (API: <c>numResults</c>).</summary>
    [Parameter]
    [RangeRule(0)]
    public int NumResults { get; set; }

    /// <summary>The circumstances, such as the device (API: <c>context</c>).</summary>
    [Parameter]
    [TextMapArgument(nameof(Context))]
    [ContextRule]
    public Dictionary<string, string>? Context { get; set; }

    /// <summary>Items that get a share of the recommendations (API: <c>promotions</c>).</summary>
    [Parameter]
    [ApiMember("promotions")]
    [ModelArgument(typeof(Promotion[]))]
    [CountRule(0, 1)]
    public Promotion[]? Promotion { get; set; }

    /// <summary>Columns of the items dataset that are wanted with each item (API: <c>metadataColumns</c>).</summary>
    [Parameter]
    [ApiMember("metadataColumns")]
    [MetadataColumnArgument]
    [MetadataColumnsRule]
    public Dictionary<string, string[]>? MetadataColumn { get; set; }

    private protected override string Operation => "GetRecommendations";

    /// <summary>Asks for one user or item.</summary>
    protected override void ProcessRecord()
    {
        if (CampaignArn is null == RecommenderArn is null)
        {
            Refuse("Say which campaign or which recommender to ask: one of -CampaignArn and -RecommenderArn.");
        }
        else if (UserId is null && ItemId is null)
        {
            Refuse("Say whom or what the recommendations are for: -UserId, -ItemId, or both.");
        }
        else
        {
            var (userId, itemId) = (UserId, ItemId);
            Ask<GetRecommendationsResponse>(userId, itemId, answer => Rows(userId, itemId, answer));
        }
    }

    private static IEnumerable<object> Rows(string? userId, string? itemId, GetRecommendationsResponse answer)
    {
        var rank = 0;
        foreach (var item in answer.ItemList ?? [])
        {
            var row = new Recommendation
            {
                UserId = userId,
                InputItemId = itemId,
                Rank = ++rank,
                ItemId = item.ItemId,
                Score = item.Score,
                PromotionName = item.PromotionName,
                Metadata = item.Metadata,
                Reason = item.Reason,
                RecommendationId = answer.RecommendationId,
            };
            item.CopyUnknownMembersTo(row);
            yield return row;
        }
    }

    private void Refuse(string message) => WriteError(new InvalidInputException(message).ToErrorRecord(UserId ?? ItemId));
}
