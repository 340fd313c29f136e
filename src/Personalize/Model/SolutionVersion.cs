using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A trained (or training, or failed) version of a solution: the API's <c>SolutionVersion</c>.</summary>
public sealed class SolutionVersion : ServiceObject, IResource
{
    /// <summary>The version's name, the solution's name and the version's id (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The version's ARN (API: <c>solutionVersionArn</c>).</summary>
    public string? SolutionVersionArn { get; set; }

    /// <summary>The ARN of the solution that it is a version of (API: <c>solutionArn</c>).</summary>
    public string? SolutionArn { get; set; }

    /// <summary>Whether hyperparameter optimization ran (API: <c>performHPO</c>).</summary>
    public bool? PerformHPO { get; set; }

    /// <summary>Whether the service chose the recipe by AutoML, which it no longer offers for new solutions (API: <c>performAutoML</c>).</summary>
    public bool? PerformAutoML { get; set; }

    /// <summary>Whether the model is updated between full trainings (API: <c>performIncrementalUpdate</c>).</summary>
    public bool? PerformIncrementalUpdate { get; set; }

    /// <summary>The ARN of the recipe that it was trained with (API: <c>recipeArn</c>).</summary>
    public string? RecipeArn { get; set; }

    /// <summary>The event type that training was limited to (API: <c>eventType</c>).</summary>
    public string? EventType { get; set; }

    /// <summary>The ARN of the dataset group whose data it was trained on (API: <c>datasetGroupArn</c>).</summary>
    public string? DatasetGroupArn { get; set; }

    /// <summary>The solution's configuration at the time of training (API: <c>solutionConfig</c>).</summary>
    public SolutionConfig? SolutionConfig { get; set; }

    /// <summary>What training is billed as, in hours of the service's reference machine, not elapsed time (API: <c>trainingHours</c>).</summary>
    public double? TrainingHours { get; set; }

    /// <summary>How it was trained: <c>FULL</c>, <c>UPDATE</c> or <c>AUTOTRAIN</c> (API: <c>trainingMode</c>).</summary>
    public string? TrainingMode { get; set; }

    /// <summary>The hyperparameters of the best model, present where optimization ran (API: <c>tunedHPOParams</c>).</summary>
    public TunedHPOParams? TunedHPOParams { get; set; }

    /// <summary>
    /// Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c>, <c>CREATE FAILED</c>, <c>CREATE STOPPING</c> or
    /// <c>CREATE STOPPED</c> (API: <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>Why training failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Who started the training: <c>AUTOMATIC</c> by schedule or <c>MANUAL</c> (API: <c>trainingType</c>).</summary>
    public string? TrainingType { get; set; }

    string? IResource.Arn => SolutionVersionArn;
}

/// <summary>What a list tells of a solution version: the API's <c>SolutionVersionSummary</c>.</summary>
public sealed class SolutionVersionSummary : ServiceObject, IResource
{
    /// <summary>The version's ARN (API: <c>solutionVersionArn</c>).</summary>
    public string? SolutionVersionArn { get; set; }

    /// <summary>Its state, see <see cref="SolutionVersion.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>How it was trained: <c>FULL</c>, <c>UPDATE</c> or <c>AUTOTRAIN</c> (API: <c>trainingMode</c>).</summary>
    public string? TrainingMode { get; set; }

    /// <summary>Who started the training: <c>AUTOMATIC</c> by schedule or <c>MANUAL</c> (API: <c>trainingType</c>).</summary>
    public string? TrainingType { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why training failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    string? IResource.Arn => SolutionVersionArn;

    // A summary has no name of its own; a version's is in its ARN.
    string? IResource.Name => Arn.TryParse(SolutionVersionArn, out var arn) ? arn.Name : null;
}
