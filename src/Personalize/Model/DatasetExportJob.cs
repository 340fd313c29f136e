using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A job that writes a dataset to Amazon S3: the API's <c>DatasetExportJob</c>.</summary>
public sealed class DatasetExportJob : ServiceObject, IResource
{
    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    public string? JobName { get; set; }

    /// <summary>The job's ARN (API: <c>datasetExportJobArn</c>).</summary>
    public string? DatasetExportJobArn { get; set; }

    /// <summary>The ARN of the dataset that is exported (API: <c>datasetArn</c>).</summary>
    public string? DatasetArn { get; set; }

    /// <summary>
    /// Which records: <c>BULK</c> for imported ones, <c>PUT</c> for those written one by one, or <c>ALL</c> (API: <c>ingestionMode</c>).
    /// </summary>
    public string? IngestionMode { get; set; }

    /// <summary>The ARN of the IAM role that writes the output (API: <c>roleArn</c>).</summary>
    public string? RoleArn { get; set; }

    /// <summary>
    /// Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c> when it is done, or <c>CREATE FAILED</c> (API:
    /// <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>Where the output goes (API: <c>jobOutput</c>).</summary>
    public DatasetExportJobOutput? JobOutput { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why the job failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    string? IResource.Arn => DatasetExportJobArn;

    string? IResource.Name => JobName;
}

/// <summary>What a list tells of a dataset export job: the API's <c>DatasetExportJobSummary</c>.</summary>
public sealed class DatasetExportJobSummary : ServiceObject, IResource
{
    /// <summary>The job's ARN (API: <c>datasetExportJobArn</c>).</summary>
    public string? DatasetExportJobArn { get; set; }

    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    public string? JobName { get; set; }

    /// <summary>Its state, see <see cref="DatasetExportJob.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why the job failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    string? IResource.Arn => DatasetExportJobArn;

    string? IResource.Name => JobName;
}

/// <summary>Where a dataset export job writes: the API's <c>DatasetExportJobOutput</c>.</summary>
public sealed class DatasetExportJobOutput : ServiceObject
{
    /// <summary>The output folder (API: <c>s3DataDestination</c>).</summary>
    [RequiredRule]
    public S3DataConfig? S3DataDestination { get; set; }
}
