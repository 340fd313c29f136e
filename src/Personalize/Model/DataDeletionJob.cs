using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A job that deletes everything about the users in a file: the API's <c>DataDeletionJob</c>.</summary>
public sealed class DataDeletionJob : ServiceObject, IResource
{
    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    public string? JobName { get; set; }

    /// <summary>The job's ARN (API: <c>dataDeletionJobArn</c>).</summary>
    public string? DataDeletionJobArn { get; set; }

    /// <summary>The ARN of the dataset group that the users are deleted from (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>Where the list of users is (API: <c>dataSource</c>).</summary>
    public DataSource? DataSource { get; set; }

    /// <summary>The ARN of the IAM role that reads the list (API: <c>roleArn</c>).</summary>
    public string? RoleArn { get; set; }

    /// <summary>Its state: <c>PENDING</c>, <c>IN_PROGRESS</c>, <c>COMPLETED</c> or <c>FAILED</c> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>How many records were deleted (API: <c>numDeleted</c>).</summary>
    public int? NumDeleted { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why the job failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    string? IResource.Arn => DataDeletionJobArn;

    string? IResource.Name => JobName;
}

/// <summary>What a list tells of a data deletion job: the API's <c>DataDeletionJobSummary</c>.</summary>
public sealed class DataDeletionJobSummary : ServiceObject, IResource
{
    /// <summary>The job's ARN (API: <c>dataDeletionJobArn</c>).</summary>
    public string? DataDeletionJobArn { get; set; }

    /// <summary>The ARN of the dataset group that the users are deleted from (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    public string? JobName { get; set; }

    /// <summary>Its state, see <see cref="DataDeletionJob.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why the job failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    string? IResource.Arn => DataDeletionJobArn;

    string? IResource.Name => JobName;
}
