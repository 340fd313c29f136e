using System;
using System.Diagnostics.CodeAnalysis;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>What counts how recommendations did, in metrics of your own: the API's <c>MetricAttribution</c>.</summary>
public sealed class MetricAttribution : ServiceObject, IResource
{
    /// <summary>The metric attribution's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The metric attribution's ARN (API: <c>metricAttributionArn</c>).</summary>
    public string? MetricAttributionArn { get; set; }

    /// <summary>The ARN of the dataset group whose events are counted (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>Where reports go (API: <c>metricsOutputConfig</c>).</summary>
    public MetricAttributionOutput? MetricsOutputConfig { get; set; }

    /// <summary>
    /// Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c>, <c>CREATE FAILED</c>, <c>DELETE PENDING</c> or <c>DELETE
    /// IN_PROGRESS</c> (API: <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why it could not be created (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    string? IResource.Arn => MetricAttributionArn;
}

/// <summary>What a list tells of a metric attribution: the API's <c>MetricAttributionSummary</c>.</summary>
public sealed class MetricAttributionSummary : ServiceObject, IResource
{
    /// <summary>The metric attribution's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The metric attribution's ARN (API: <c>metricAttributionArn</c>).</summary>
    public string? MetricAttributionArn { get; set; }

    /// <summary>Its state, see <see cref="MetricAttribution.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why it could not be created (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    string? IResource.Arn => MetricAttributionArn;
}

/// <summary>One metric of a metric attribution: the API's <c>MetricAttribute</c>.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The service's own name.")]
public sealed class MetricAttribute : ServiceObject
{
    /// <summary>The event type that counts (API: <c>eventType</c>).</summary>
    [RequiredRule]
    [LengthRule(0, 256)]
    public string? EventType { get; set; }

    /// <summary>The metric's name (API: <c>metricName</c>).</summary>
    [RequiredRule]
    [LengthRule(0, 256)]
    public string? MetricName { get; set; }

    /// <summary>What is added up, such as <c>SAMPLECOUNT()</c> or <c>SUM(Items.PRICE)</c> (API: <c>expression</c>).</summary>
    [RequiredRule]
    [LengthRule(0, 256)]
    public string? Expression { get; set; }
}

/// <summary>Where the reports of a metric attribution go: the API's <c>MetricAttributionOutput</c>.</summary>
public sealed class MetricAttributionOutput : ServiceObject
{
    /// <summary>The output folder (API: <c>s3DataDestination</c>).</summary>
    public S3DataConfig? S3DataDestination { get; set; }

    /// <summary>The ARN of the IAM role that writes the reports (API: <c>roleArn</c>).</summary>
    [RequiredRule]
    [RoleArnRule]
    public string? RoleArn { get; set; }
}
