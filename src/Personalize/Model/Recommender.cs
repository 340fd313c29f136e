using System;
using System.Collections.Generic;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A domain's use case at work, trained and kept by the service: the API's <c>Recommender</c>.</summary>
public sealed class Recommender : ServiceObject, IResource
{
    /// <summary>The recommender's ARN (API: <c>recommenderArn</c>).</summary>
    public string? RecommenderArn { get; set; }

    /// <summary>The ARN of the dataset group that it is made from (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>The recommender's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The ARN of the recipe, which is the use case (API: <c>recipeArn</c>).</summary>
    public string? RecipeArn { get; set; }

    /// <summary>How it trains and serves (API: <c>recommenderConfig</c>).</summary>
    public RecommenderConfig? RecommenderConfig { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>
    /// Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c>, <c>INACTIVE</c> when stopped, <c>START PENDING</c>, <c>START
    /// IN_PROGRESS</c>, <c>STOP PENDING</c>, <c>STOP IN_PROGRESS</c>, <c>CREATE FAILED</c>, <c>DELETE PENDING</c> or <c>DELETE IN_PROGRESS</c>
    /// (API: <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>Why it could not be created (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>The last update (API: <c>latestRecommenderUpdate</c>).</summary>
    public RecommenderUpdateSummary? LatestRecommenderUpdate { get; set; }

    /// <summary>How well the model did when it was tested, by metric (API: <c>modelMetrics</c>).</summary>
    public Dictionary<string, double>? ModelMetrics { get; set; }

    string? IResource.Arn => RecommenderArn;
}

/// <summary>What a list tells of a recommender: the API's <c>RecommenderSummary</c>.</summary>
public sealed class RecommenderSummary : ServiceObject, IResource
{
    /// <summary>The recommender's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The recommender's ARN (API: <c>recommenderArn</c>).</summary>
    public string? RecommenderArn { get; set; }

    /// <summary>The ARN of the dataset group that it is made from (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>The ARN of the recipe, which is the use case (API: <c>recipeArn</c>).</summary>
    public string? RecipeArn { get; set; }

    /// <summary>How it trains and serves (API: <c>recommenderConfig</c>).</summary>
    public RecommenderConfig? RecommenderConfig { get; set; }

    /// <summary>Its state, see <see cref="Recommender.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    string? IResource.Arn => RecommenderArn;
}

/// <summary>How a recommender trains and serves: the API's <c>RecommenderConfig</c>.</summary>
public sealed class RecommenderConfig : ServiceObject
{
    /// <summary>Settings of item exploration, by name; at most 100 (API: <c>itemExplorationConfig</c>).</summary>
    [SettingsRule]
    public Dictionary<string, string>? ItemExplorationConfig { get; set; }

    /// <summary>
    /// How many requests a second it is always ready for; what is billed at least (API: <c>minRecommendationRequestsPerSecond</c>).
    /// </summary>
    [RangeRule(1)]
    public int? MinRecommendationRequestsPerSecond { get; set; }

    /// <summary>Which columns of the datasets are trained on (API: <c>trainingDataConfig</c>).</summary>
    public TrainingDataConfig? TrainingDataConfig { get; set; }

    /// <summary>Whether recommendations may carry the items' metadata, which is billed (API: <c>enableMetadataWithRecommendations</c>).</summary>
    public bool? EnableMetadataWithRecommendations { get; set; }
}

/// <summary>The last update of a recommender: the API's <c>RecommenderUpdateSummary</c>.</summary>
public sealed class RecommenderUpdateSummary : ServiceObject
{
    /// <summary>How the recommender will train and serve (API: <c>recommenderConfig</c>).</summary>
    public RecommenderConfig? RecommenderConfig { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>The update's state, with the words of <see cref="Recommender.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>Why the update failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }
}
