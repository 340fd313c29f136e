using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A recipe with the settings and the data that it trains on: the API's <c>Solution</c>.</summary>
public sealed class Solution : ServiceObject, IResource
{
    /// <summary>The solution's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The solution's ARN (API: <c>solutionArn</c>).</summary>
    public string? SolutionArn { get; set; }

    /// <summary>Whether training optimizes hyperparameters (API: <c>performHPO</c>).</summary>
    public bool? PerformHPO { get; set; }

    /// <summary>Whether the service chose the recipe by AutoML, which it no longer offers for new solutions (API: <c>performAutoML</c>).</summary>
    public bool? PerformAutoML { get; set; }

    /// <summary>Whether the service trains new versions by itself (API: <c>performAutoTraining</c>).</summary>
    public bool? PerformAutoTraining { get; set; }

    /// <summary>Whether the model is updated between full trainings (API: <c>performIncrementalUpdate</c>).</summary>
    public bool? PerformIncrementalUpdate { get; set; }

    /// <summary>The ARN of the recipe (API: <c>recipeArn</c>).</summary>
    public string? RecipeArn { get; set; }

    /// <summary>The ARN of the dataset group whose data it trains on (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>The event type that training is limited to (API: <c>eventType</c>).</summary>
    public string? EventType { get; set; }

    /// <summary>How it trains (API: <c>solutionConfig</c>).</summary>
    public SolutionConfig? SolutionConfig { get; set; }

    /// <summary>What AutoML chose (API: <c>autoMLResult</c>).</summary>
    public AutoMLResult? AutoMLResult { get; set; }

    /// <summary>
    /// Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c>, <c>CREATE FAILED</c>, <c>DELETE PENDING</c> or <c>DELETE
    /// IN_PROGRESS</c> (API: <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>The newest version (API: <c>latestSolutionVersion</c>).</summary>
    public SolutionVersionSummary? LatestSolutionVersion { get; set; }

    /// <summary>The last update, whose state moves while the solution stays <c>ACTIVE</c> (API: <c>latestSolutionUpdate</c>).</summary>
    public SolutionUpdateSummary? LatestSolutionUpdate { get; set; }

    string? IResource.Arn => SolutionArn;
}

/// <summary>What a list tells of a solution: the API's <c>SolutionSummary</c>.</summary>
public sealed class SolutionSummary : ServiceObject, IResource
{
    /// <summary>The solution's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The solution's ARN (API: <c>solutionArn</c>).</summary>
    public string? SolutionArn { get; set; }

    /// <summary>Its state, see <see cref="Solution.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>The ARN of the recipe (API: <c>recipeArn</c>).</summary>
    public string? RecipeArn { get; set; }

    string? IResource.Arn => SolutionArn;
}

/// <summary>What AutoML chose: the API's <c>AutoMLResult</c>.</summary>
public sealed class AutoMLResult : ServiceObject
{
    /// <summary>The ARN of the recipe that did best (API: <c>bestRecipeArn</c>).</summary>
    public string? BestRecipeArn { get; set; }
}

/// <summary>What an update changes in how a solution trains: the API's <c>SolutionUpdateConfig</c>.</summary>
public sealed class SolutionUpdateConfig : ServiceObject
{
    /// <summary>How often the service trains by itself (API: <c>autoTrainingConfig</c>).</summary>
    public AutoTrainingConfig? AutoTrainingConfig { get; set; }

    /// <summary>Which events count in training, and how much (API: <c>eventsConfig</c>).</summary>
    public EventsConfig? EventsConfig { get; set; }
}

/// <summary>The last update of a solution: the API's <c>SolutionUpdateSummary</c>.</summary>
public sealed class SolutionUpdateSummary : ServiceObject
{
    /// <summary>What it changes in how the solution trains (API: <c>solutionUpdateConfig</c>).</summary>
    public SolutionUpdateConfig? SolutionUpdateConfig { get; set; }

    /// <summary>The update's state, with the words of <see cref="Solution.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>Whether the service trains new versions by itself (API: <c>performAutoTraining</c>).</summary>
    public bool? PerformAutoTraining { get; set; }

    /// <summary>Whether the model is updated between full trainings (API: <c>performIncrementalUpdate</c>).</summary>
    public bool? PerformIncrementalUpdate { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why the update failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }
}
