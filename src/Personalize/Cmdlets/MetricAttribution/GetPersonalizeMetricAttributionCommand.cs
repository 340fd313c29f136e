using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets metric attributions: by ARN in full (API: <c>DescribeMetricAttribution</c>), or as a list (API: <c>ListMetricAttributions</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeMetricAttribution", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(MetricAttribution), ParameterSetName = [Describe, List])]
[OutputType(typeof(MetricAttributionSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeMetricAttributionCommand : GetResourceCommand<MetricAttribution, MetricAttributionSummary>
{
    /// <summary>The ARNs of the metric attributions to describe (API: <c>metricAttributionArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(MetricAttributionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? MetricAttributionArn { get; set; }

    /// <summary>Only the metric attributions of this dataset group (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.MetricAttribution;

    private protected override string[]? Arns => MetricAttributionArn;
}
