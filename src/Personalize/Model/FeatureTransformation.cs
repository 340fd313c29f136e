using System;
using System.Collections.Generic;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>What a recipe makes of the data before it trains: the API's <c>FeatureTransformation</c>.</summary>
public sealed class FeatureTransformation : ServiceObject, IResource
{
    /// <summary>The transformation's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The transformation's ARN (API: <c>featureTransformationArn</c>).</summary>
    public string? FeatureTransformationArn { get; set; }

    /// <summary>The parameters that hold where none are given, by name (API: <c>defaultParameters</c>).</summary>
    public Dictionary<string, string>? DefaultParameters { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c> or <c>CREATE FAILED</c> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    string? IResource.Arn => FeatureTransformationArn;
}
