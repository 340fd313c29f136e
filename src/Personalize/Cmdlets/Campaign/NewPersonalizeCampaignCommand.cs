using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Puts a solution version to work, to give recommendations in real time (API: <c>CreateCampaign</c>). A campaign is billed from then on.
/// </summary>
[Cmdlet(VerbsCommon.New, "PersonalizeCampaign", SupportsShouldProcess = true)]
[OutputType(typeof(Campaign))]
public sealed class NewPersonalizeCampaignCommand : NewTaggedResourceCommand<Campaign>
{
    /// <summary>The campaign's name (API: <c>name</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the solution version to serve, or one that ends in <c>/$LATEST</c> (API: <c>solutionVersionArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
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

    private protected override string? NewName => Name;
}
