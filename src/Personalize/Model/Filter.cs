using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>What recommendations may hold and what they may not: the API's <c>Filter</c>.</summary>
public sealed class Filter : ServiceObject, IResource
{
    /// <summary>The filter's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The filter's ARN (API: <c>filterArn</c>).</summary>
    public string? FilterArn { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>The ARN of the dataset group that it is for (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>Why it could not be created (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>What it includes or excludes, such as <c>EXCLUDE ItemID WHERE Items.GENRE IN ($GENRE)</c> (API: <c>filterExpression</c>).</summary>
    public string? FilterExpression { get; set; }

    /// <summary>
    /// Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c>, <c>CREATE FAILED</c>, <c>DELETE PENDING</c> or <c>DELETE
    /// IN_PROGRESS</c> (API: <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    string? IResource.Arn => FilterArn;
}

/// <summary>What a list tells of a filter: the API's <c>FilterSummary</c>.</summary>
public sealed class FilterSummary : ServiceObject, IResource
{
    /// <summary>The filter's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The filter's ARN (API: <c>filterArn</c>).</summary>
    public string? FilterArn { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>The ARN of the dataset group that it is for (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>Why it could not be created (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>Its state, see <see cref="Filter.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    string? IResource.Arn => FilterArn;
}
