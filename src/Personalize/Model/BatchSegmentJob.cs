using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A job that finds the users who care most for each of a file of items: the API's <c>BatchSegmentJob</c>.</summary>
public sealed class BatchSegmentJob : ServiceObject, IResource
{
    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    public string? JobName { get; set; }

    /// <summary>The job's ARN (API: <c>batchSegmentJobArn</c>).</summary>
    public string? BatchSegmentJobArn { get; set; }

    /// <summary>The ARN of the filter that was applied (API: <c>filterArn</c>).</summary>
    public string? FilterArn { get; set; }

    /// <summary>Why the job failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>The ARN of the solution version that computes it (API: <c>solutionVersionArn</c>).</summary>
    public string? SolutionVersionArn { get; set; }

    /// <summary>How many users a line of input gets (API: <c>numResults</c>).</summary>
    public int? NumResults { get; set; }

    /// <summary>Where the input is (API: <c>jobInput</c>).</summary>
    public BatchSegmentJobInput? JobInput { get; set; }

    /// <summary>Where the output goes (API: <c>jobOutput</c>).</summary>
    public BatchSegmentJobOutput? JobOutput { get; set; }

    /// <summary>The ARN of the IAM role that reads the input and writes the output (API: <c>roleArn</c>).</summary>
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

    string? IResource.Arn => BatchSegmentJobArn;

    string? IResource.Name => JobName;
}

/// <summary>What a list tells of a batch segment job: the API's <c>BatchSegmentJobSummary</c>.</summary>
public sealed class BatchSegmentJobSummary : ServiceObject, IResource
{
    /// <summary>The job's ARN (API: <c>batchSegmentJobArn</c>).</summary>
    public string? BatchSegmentJobArn { get; set; }

    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    public string? JobName { get; set; }

    /// <summary>Its state, see <see cref="BatchSegmentJob.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why the job failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>The ARN of the solution version that computes it (API: <c>solutionVersionArn</c>).</summary>
    public string? SolutionVersionArn { get; set; }

    string? IResource.Arn => BatchSegmentJobArn;

    string? IResource.Name => JobName;
}

/// <summary>Where a batch segment job reads: the API's <c>BatchSegmentJobInput</c>.</summary>
public sealed class BatchSegmentJobInput : ServiceObject
{
    /// <summary>The input file (API: <c>s3DataSource</c>).</summary>
    [RequiredRule]
    public S3DataConfig? S3DataSource { get; set; }
}

/// <summary>Where a batch segment job writes: the API's <c>BatchSegmentJobOutput</c>.</summary>
public sealed class BatchSegmentJobOutput : ServiceObject
{
    /// <summary>The output folder (API: <c>s3DataDestination</c>).</summary>
    [RequiredRule]
    public S3DataConfig? S3DataDestination { get; set; }
}
