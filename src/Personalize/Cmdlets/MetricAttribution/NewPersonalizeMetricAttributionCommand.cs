using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Starts to count how recommendations do, in metrics of your own (API: <c>CreateMetricAttribution</c>).</summary>
[Cmdlet(VerbsCommon.New, "PersonalizeMetricAttribution", SupportsShouldProcess = true)]
[OutputType(typeof(MetricAttribution))]
public sealed class NewPersonalizeMetricAttributionCommand : NewAwaitedResourceCommand<MetricAttribution>
{
    /// <summary>The metric attribution's name (API: <c>name</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the dataset group whose events count (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    /// <summary>The metrics: event type, name and expression of each (API: <c>metrics</c>).</summary>
    [Parameter(Mandatory = true)]
    [ModelArgument(typeof(MetricAttribute[]))]
    [CountRule(0, 10)]
    [ApiMember("metrics")]
    public MetricAttribute[]? Metric { get; set; }

    /// <summary>The ARN of the IAM role that writes the reports (API: <c>metricsOutputConfig.roleArn</c>).</summary>
    [Parameter(Mandatory = true)]
    [RoleArnRule]
    [ApiMember("metricsOutputConfig.roleArn")]
    public string? RoleArn { get; set; }

    /// <summary>The folder in Amazon S3 for the reports (API: <c>metricsOutputConfig.s3DataDestination.path</c>).</summary>
    [Parameter]
    [S3PathRule]
    [ApiMember("metricsOutputConfig.s3DataDestination.path")]
    public string? OutputPath { get; set; }

    /// <summary>The ARN of the AWS KMS key to encrypt the reports with (API: <c>metricsOutputConfig.s3DataDestination.kmsKeyArn</c>).</summary>
    [Parameter]
    [KmsKeyArnRule]
    [ApiMember("metricsOutputConfig.s3DataDestination.kmsKeyArn")]
    public string? OutputKmsKeyArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.MetricAttribution;

    private protected override string? NewName => Name;

    // The description doesn't have them.
    private protected override object? ValueIn(MetricAttribution resource, string member, Connection connection) => member == "metrics"
        ? Invoke<MetricAttribute[]>(
            "ListMetricAttributionMetrics", [new("metricAttributionArn", resource.MetricAttributionArn), new("maxResults", 100)], "metrics", connection).Value
        : base.ValueIn(resource, member, connection);
}
