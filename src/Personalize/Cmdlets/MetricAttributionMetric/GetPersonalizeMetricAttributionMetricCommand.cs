using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Lists the metrics of metric attributions (API: <c>ListMetricAttributionMetrics</c>).</summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeMetricAttributionMetric", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(MetricAttribute))]
public sealed class GetPersonalizeMetricAttributionMetricCommand : ListCommand<MetricAttribute>
{
    /// <summary>Only the metrics of this metric attribution (API: <c>metricAttributionArn</c>).</summary>
    [Parameter(ParameterSetName = List, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(MetricAttributionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? MetricAttributionArn { get; set; }

    private protected override string Things => "metrics";

    private protected override string ListOperation => "ListMetricAttributionMetrics";

    private protected override string ListMember => "metrics";
}
