using System;
using System.Collections.Generic;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A job that computes recommendations for a file of users or items: the API's <c>BatchInferenceJob</c>.</summary>
public sealed class BatchInferenceJob : ServiceObject, IResource
{
    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    public string? JobName { get; set; }

    /// <summary>The job's ARN (API: <c>batchInferenceJobArn</c>).</summary>
    public string? BatchInferenceJobArn { get; set; }

    /// <summary>The ARN of the filter that was applied (API: <c>filterArn</c>).</summary>
    public string? FilterArn { get; set; }

    /// <summary>Why the job failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>The ARN of the solution version that computed it (API: <c>solutionVersionArn</c>).</summary>
    public string? SolutionVersionArn { get; set; }

    /// <summary>How many recommendations a line of input gets (API: <c>numResults</c>).</summary>
    public int? NumResults { get; set; }

    /// <summary>Where the input is (API: <c>jobInput</c>).</summary>
    public BatchInferenceJobInput? JobInput { get; set; }

    /// <summary>Where the output goes (API: <c>jobOutput</c>).</summary>
    public BatchInferenceJobOutput? JobOutput { get; set; }

    /// <summary>How the recommendations are weighed (API: <c>batchInferenceJobConfig</c>).</summary>
    public BatchInferenceJobConfig? BatchInferenceJobConfig { get; set; }

    /// <summary>The ARN of the IAM role that reads the input and writes the output (API: <c>roleArn</c>).</summary>
    public string? RoleArn { get; set; }

    /// <summary><c>BATCH_INFERENCE</c>, or <c>THEME_GENERATION</c> for recommendations with themes (API: <c>batchInferenceJobMode</c>).</summary>
    public string? BatchInferenceJobMode { get; set; }

    /// <summary>What themes are made from (API: <c>themeGenerationConfig</c>).</summary>
    public ThemeGenerationConfig? ThemeGenerationConfig { get; set; }

    /// <summary>
    /// Its state: <c>CREATE PENDING</c>, <c>CREATE IN_PROGRESS</c>, <c>ACTIVE</c> when it is done, or <c>CREATE FAILED</c> (API: <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    string? IResource.Arn => BatchInferenceJobArn;

    string? IResource.Name => JobName;
}

/// <summary>What a list tells of a batch inference job: the API's <c>BatchInferenceJobSummary</c>.</summary>
public sealed class BatchInferenceJobSummary : ServiceObject, IResource
{
    /// <summary>The job's ARN (API: <c>batchInferenceJobArn</c>).</summary>
    public string? BatchInferenceJobArn { get; set; }

    /// <summary>The job's name (API: <c>jobName</c>).</summary>
    public string? JobName { get; set; }

    /// <summary>Its state, see <see cref="BatchInferenceJob.Status"/> (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>When it was created, local time (API: <c>creationDateTime</c>).</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it last changed, local time (API: <c>lastUpdatedDateTime</c>).</summary>
    public DateTime? LastUpdatedDateTime { get; set; }

    /// <summary>Why the job failed (API: <c>failureReason</c>).</summary>
    public string? FailureReason { get; set; }

    /// <summary>The ARN of the solution version that computes it (API: <c>solutionVersionArn</c>).</summary>
    public string? SolutionVersionArn { get; set; }

    /// <summary><c>BATCH_INFERENCE</c>, or <c>THEME_GENERATION</c> for recommendations with themes (API: <c>batchInferenceJobMode</c>).</summary>
    public string? BatchInferenceJobMode { get; set; }

    string? IResource.Arn => BatchInferenceJobArn;

    string? IResource.Name => JobName;
}

/// <summary>Where a batch inference job reads: the API's <c>BatchInferenceJobInput</c>.</summary>
public sealed class BatchInferenceJobInput : ServiceObject
{
    /// <summary>The input file (API: <c>s3DataSource</c>).</summary>
    [RequiredRule]
    public S3DataConfig? S3DataSource { get; set; }
}

/// <summary>Where a batch inference job writes: the API's <c>BatchInferenceJobOutput</c>.</summary>
public sealed class BatchInferenceJobOutput : ServiceObject
{
    /// <summary>The output folder (API: <c>s3DataDestination</c>).</summary>
    [RequiredRule]
    public S3DataConfig? S3DataDestination { get; set; }
}

/// <summary>How a batch inference job weighs recommendations: the API's <c>BatchInferenceJobConfig</c>.</summary>
public sealed class BatchInferenceJobConfig : ServiceObject
{
    /// <summary>Settings of item exploration, by name; at most 100 (API: <c>itemExplorationConfig</c>).</summary>
    [SettingsRule]
    public Dictionary<string, string>? ItemExplorationConfig { get; set; }

    /// <summary>How much <c>POPULARITY</c> and <c>FRESHNESS</c> count in the ranking, from 0 to 1 (API: <c>rankingInfluence</c>).</summary>
    [InfluenceRule]
    public Dictionary<string, double>? RankingInfluence { get; set; }
}

/// <summary>What themes are made from: the API's <c>ThemeGenerationConfig</c>.</summary>
public sealed class ThemeGenerationConfig : ServiceObject
{
    /// <summary>The columns that themes are made from (API: <c>fieldsForThemeGeneration</c>).</summary>
    [RequiredRule]
    public FieldsForThemeGeneration? FieldsForThemeGeneration { get; set; }
}

/// <summary>The columns that themes are made from: the API's <c>FieldsForThemeGeneration</c>.</summary>
public sealed class FieldsForThemeGeneration : ServiceObject
{
    /// <summary>The column of the items dataset that holds an item's name (API: <c>itemName</c>).</summary>
    [RequiredRule]
    [ColumnNameRule]
    public string? ItemName { get; set; }
}
