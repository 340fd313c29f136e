using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Removes campaigns (API: <c>DeleteCampaign</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "PersonalizeCampaign", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePersonalizeCampaignCommand : RemoveAwaitedResourceCommand
{
    /// <summary>The ARNs of the campaigns to remove (API: <c>campaignArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(CampaignArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? CampaignArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Campaign;

    private protected override string[]? Arns => CampaignArn;
}
