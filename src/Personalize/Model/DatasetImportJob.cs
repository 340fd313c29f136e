using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A job that reads a dataset from Amazon S3: the API's <c>DatasetImportJob</c>.</summary>
public sealed class DatasetImportJob : ServiceObject, IResource
{
    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    public string? JobName { get; set; }

    /// <summary>The job's ARN (API: <c>datasetImportJobArn</c>).</summary>
    public string? DatasetImportJobArn { get; set; }

    /// <summary>The ARN of the dataset that gets the records (API: <c>datasetArn</c>).</summary>
    public string? DatasetArn { get; set; }

    /// <summary>Where the records are (API: <c>dataSource</c>).</summary>
    public DataSource? DataSource { get; set; }

    /// <summary>The ARN of the IAM role that reads them (API: <c>roleArn</c>).</summary>
    public string? RoleArn { get; set; }

    /// <summary>
    /// Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c> when it is done, or <c>CREATE FAILED</c> (API:
    /// <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why the job failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary><c>FULL</c> where it replaces what was imported before, <c>INCREMENTAL</c> where it adds to it (API: <c>importMode</c>).</summary>
    public string? ImportMode { get; set; }

    /// <summary>Whether the metrics of the import's attributed events are written to Amazon S3 (API: <c>publishAttributionMetricsToS3</c>).</summary>
    public bool? PublishAttributionMetricsToS3 { get; set; }

    string? IResource.Arn => DatasetImportJobArn;

    string? IResource.Name => JobName;
}

/// <summary>What a list tells of a dataset import job: the API's <c>DatasetImportJobSummary</c>.</summary>
public sealed class DatasetImportJobSummary : ServiceObject, IResource
{
    /// <summary>The job's ARN (API: <c>datasetImportJobArn</c>).</summary>
    public string? DatasetImportJobArn { get; set; }

    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    public string? JobName { get; set; }

    /// <summary>Its state, see <see cref="DatasetImportJob.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why the job failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary><c>FULL</c> where it replaces what was imported before, <c>INCREMENTAL</c> where it adds to it (API: <c>importMode</c>).</summary>
    public string? ImportMode { get; set; }

    string? IResource.Arn => DatasetImportJobArn;

    string? IResource.Name => JobName;
}
