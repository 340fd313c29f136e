using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets campaigns: by ARN in full (API: <c>DescribeCampaign</c>), or as a list (API: <c>ListCampaigns</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeCampaign", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(Campaign), ParameterSetName = [Describe, List])]
[OutputType(typeof(CampaignSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeCampaignCommand : GetResourceCommand<Campaign, CampaignSummary>
{
    /// <summary>The ARNs of the campaigns to describe (API: <c>campaignArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(CampaignArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? CampaignArn { get; set; }

    /// <summary>Only the campaigns that serve this solution (API: <c>solutionArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(SolutionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SolutionArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Campaign;

    private protected override string[]? Arns => CampaignArn;
}
