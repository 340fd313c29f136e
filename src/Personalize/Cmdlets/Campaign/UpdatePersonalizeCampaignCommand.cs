using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Changes which solution version a campaign serves, its capacity or its settings (API: <c>UpdateCampaign</c>). It serves on meanwhile.
/// </summary>
[Cmdlet(VerbsData.Update, "PersonalizeCampaign", SupportsShouldProcess = true)]
[OutputType(typeof(Campaign))]
public sealed class UpdatePersonalizeCampaignCommand : UpdateResourceCommand<Campaign>
{
    /// <summary>The ARN of the campaign to change (API: <c>campaignArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(CampaignArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? CampaignArn { get; set; }

    /// <summary>The ARN of the solution version to serve from now on (API: <c>solutionVersionArn</c>).</summary>
    [Parameter]
    [ArnArgument(nameof(SolutionVersionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SolutionVersionArn { get; set; }

    /// <summary>How many requests a second it is always ready for; what is billed at least (API: <c>minProvisionedTPS</c>).</summary>
    [Parameter]
    [RangeRule(1)]
    public int MinProvisionedTPS { get; set; }

    /// <summary>How it serves (API: <c>campaignConfig</c>).</summary>
    [Parameter]
    [ModelArgument(typeof(CampaignConfig))]
    public CampaignConfig? CampaignConfig { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Campaign;

    private protected override string? ResourceArn => CampaignArn;
}
