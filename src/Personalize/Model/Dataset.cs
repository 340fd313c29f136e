using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A table of interactions, items, users or actions: the API's <c>Dataset</c>.</summary>
public sealed class Dataset : ServiceObject, IResource
{
    /// <summary>The dataset's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The dataset's ARN (API: <c>datasetArn</c>).</summary>
    public string? DatasetArn { get; set; }

    /// <summary>The ARN of the dataset group that it is in (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>
    /// What it holds: <c>INTERACTIONS</c>, <c>ITEMS</c>, <c>USERS</c>, <c>ACTIONS</c> or <c>ACTION_INTERACTIONS</c> (API: <c>datasetType</c>).
    /// </summary>
    public string? DatasetType { get; set; }

    /// <summary>The ARN of the schema that its records have (API: <c>schemaArn</c>).</summary>
    public string? SchemaArn { get; set; }

    /// <summary>
    /// Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c>, <c>CREATE FAILED</c>, <c>DELETE PENDING</c> or <c>DELETE
    /// IN_PROGRESS</c> (API: <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>The last change of its schema (API: <c>latestDatasetUpdate</c>).</summary>
    public DatasetUpdateSummary? LatestDatasetUpdate { get; set; }

    /// <summary>The id that events name to be kept in this dataset; action interactions have one (API: <c>trackingId</c>).</summary>
    public string? TrackingId { get; set; }

    string? IResource.Arn => DatasetArn;
}

/// <summary>What a list tells of a dataset: the API's <c>DatasetSummary</c>.</summary>
public sealed class DatasetSummary : ServiceObject, IResource
{
    /// <summary>The dataset's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The dataset's ARN (API: <c>datasetArn</c>).</summary>
    public string? DatasetArn { get; set; }

    /// <summary>What it holds, see <see cref="Dataset.DatasetType"/> (API: <c>datasetType</c>).</summary>
    public string? DatasetType { get; set; }

    /// <summary>Its state, see <see cref="Dataset.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    string? IResource.Arn => DatasetArn;
}

/// <summary>The last change of a dataset's schema: the API's <c>DatasetUpdateSummary</c>.</summary>
public sealed class DatasetUpdateSummary : ServiceObject
{
    /// <summary>The ARN of the schema that it changes to (API: <c>schemaArn</c>).</summary>
    public string? SchemaArn { get; set; }

    /// <summary>The update's state, with the words of <see cref="Dataset.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>Why the update failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }
}
