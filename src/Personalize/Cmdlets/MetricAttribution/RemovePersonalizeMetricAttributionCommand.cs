using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Removes metric attributions (API: <c>DeleteMetricAttribution</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "PersonalizeMetricAttribution", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePersonalizeMetricAttributionCommand : RemoveAwaitedResourceCommand
{
    /// <summary>The ARNs of the metric attributions to remove (API: <c>metricAttributionArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(MetricAttributionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? MetricAttributionArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.MetricAttribution;

    private protected override string[]? Arns => MetricAttributionArn;
}
