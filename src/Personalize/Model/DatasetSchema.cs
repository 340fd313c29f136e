using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>The columns of a dataset: the API's <c>DatasetSchema</c>.</summary>
public sealed class DatasetSchema : ServiceObject, IResource
{
    /// <summary>The schema's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The schema's ARN (API: <c>schemaArn</c>).</summary>
    public string? SchemaArn { get; set; }

    /// <summary>The schema itself, an Avro record as JSON text (API: <c>schema</c>).</summary>
    public string? Schema { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>The domain that it is for: <c>ECOMMERCE</c> or <c>VIDEO_ON_DEMAND</c> (API: <c>domain</c>).</summary>
    public string? Domain { get; set; }

    string? IResource.Arn => SchemaArn;

    // A schema is there or it is not.
    string? IResource.Status => null;
}

/// <summary>What a list tells of a schema: the API's <c>DatasetSchemaSummary</c>.</summary>
public sealed class DatasetSchemaSummary : ServiceObject, IResource
{
    /// <summary>The schema's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The schema's ARN (API: <c>schemaArn</c>).</summary>
    public string? SchemaArn { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>The domain that it is for: <c>ECOMMERCE</c> or <c>VIDEO_ON_DEMAND</c> (API: <c>domain</c>).</summary>
    public string? Domain { get; set; }

    string? IResource.Arn => SchemaArn;

    // A schema is there or it is not.
    string? IResource.Status => null;
}
