using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Adds and removes metrics of a metric attribution, or changes where its reports go (API: <c>UpdateMetricAttribution</c>).</summary>
[Cmdlet(VerbsData.Update, "PersonalizeMetricAttribution", SupportsShouldProcess = true)]
[OutputType(typeof(MetricAttribution))]
public sealed class UpdatePersonalizeMetricAttributionCommand : UpdateResourceCommand<MetricAttribution>
{
    /// <summary>The ARN of the metric attribution to change (API: <c>metricAttributionArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(MetricAttributionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? MetricAttributionArn { get; set; }

    /// <summary>Metrics to add (API: <c>addMetrics</c>).</summary>
    [Parameter]
    [ModelArgument(typeof(MetricAttribute[]))]
    [CountRule(0, 10)]
    [ApiMember("addMetrics")]
    public MetricAttribute[]? AddMetric { get; set; }

    /// <summary>The names of metrics to remove (API: <c>removeMetrics</c>).</summary>
    [Parameter]
    [LengthRule(0, 256)]
    [CountRule(0, 10)]
    [ApiMember("removeMetrics")]
    public string[]? RemoveMetric { get; set; }

    /// <summary>The ARN of the IAM role that writes the reports (API: <c>metricsOutputConfig.roleArn</c>).</summary>
    [Parameter]
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

    private protected override string? ResourceArn => MetricAttributionArn;
}
