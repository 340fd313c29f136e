using System;
using System.Collections.Generic;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>What a recipe trains with: the API's <c>Algorithm</c>.</summary>
public sealed class Algorithm : ServiceObject, IResource
{
    /// <summary>The algorithm's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The algorithm's ARN (API: <c>algorithmArn</c>).</summary>
    public string? AlgorithmArn { get; set; }

    /// <summary>The container image that runs it (API: <c>algorithmImage</c>).</summary>
    public AlgorithmImage? AlgorithmImage { get; set; }

    /// <summary>The hyperparameters that hold where none are given, by name; at most 100 (API: <c>defaultHyperParameters</c>).</summary>
    public Dictionary<string, string>? DefaultHyperParameters { get; set; }

    /// <summary>The ranges that optimization tries where none are given (API: <c>defaultHyperParameterRanges</c>).</summary>
    public DefaultHyperParameterRanges? DefaultHyperParameterRanges { get; set; }

    /// <summary>
    /// The largest number of trainings, and of trainings side by side, where none is given, by name (API: <c>defaultResourceConfig</c>).
    /// </summary>
    public Dictionary<string, string>? DefaultResourceConfig { get; set; }

    /// <summary>How training reads its input (API: <c>trainingInputMode</c>).</summary>
    public string? TrainingInputMode { get; set; }

    /// <summary>The ARN of the IAM role (API: <c>roleArn</c>).</summary>
    public string? RoleArn { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    string? IResource.Arn => AlgorithmArn;

    // An algorithm is there or it is not.
    string? IResource.Status => null;
}

/// <summary>The container image that runs an algorithm: the API's <c>AlgorithmImage</c>.</summary>
public sealed class AlgorithmImage : ServiceObject
{
    /// <summary>The image's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>Where the image is (API: <c>dockerURI</c>).</summary>
    public string? DockerURI { get; set; }
}
