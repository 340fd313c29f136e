using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>What belongs together: datasets and all that is made from them: the API's <c>DatasetGroup</c>.</summary>
public sealed class DatasetGroup : ServiceObject, IResource
{
    /// <summary>The group's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The group's ARN (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>
    /// Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c>, <c>CREATE FAILED</c>, <c>DELETE PENDING</c> or <c>DELETE
    /// IN_PROGRESS</c> (API: <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>The ARN of the IAM role that may use the key (API: <c>roleArn</c>).</summary>
    public string? RoleArn { get; set; }

    /// <summary>The ARN of the AWS KMS key that encrypts the datasets (API: <c>kmsKeyArn</c>).</summary>
    public string? KmsKeyArn { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why it could not be created (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>What it is for: <c>ECOMMERCE</c> or <c>VIDEO_ON_DEMAND</c>; without one it is a custom group (API: <c>domain</c>).</summary>
    public string? Domain { get; set; }

    string? IResource.Arn => DatasetGroupArn;
}

/// <summary>What a list tells of a dataset group: the API's <c>DatasetGroupSummary</c>.</summary>
public sealed class DatasetGroupSummary : ServiceObject, IResource
{
    /// <summary>The group's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The group's ARN (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>Its state, see <see cref="DatasetGroup.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why it could not be created (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>What it is for: <c>ECOMMERCE</c> or <c>VIDEO_ON_DEMAND</c>; without one it is a custom group (API: <c>domain</c>).</summary>
    public string? Domain { get; set; }

    string? IResource.Arn => DatasetGroupArn;
}
