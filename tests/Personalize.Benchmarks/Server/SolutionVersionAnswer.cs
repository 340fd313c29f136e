namespace Personalize.Benchmarks.Server;

/// <summary>The answer of DescribeSolutionVersion: one version with hyperparameters that were tuned.</summary>
internal static class SolutionVersionAnswer
{
    /// <summary>The version that every description is of.</summary>
    public const string Arn = "arn:aws:personalize:us-east-1:111122223333:solution/retail-user-personalization/ad6aea89";

    public static Answer Create() => new(200, Body.ReplaceLineEndings(""));

    private const string Body = $$$$$"""
        {"solutionVersion":{"name":"retail-user-personalization/ad6aea89",
        "solutionVersionArn":"{{{{{Arn}}}}}",
        "solutionArn":"arn:aws:personalize:us-east-1:111122223333:solution/retail-user-personalization",
        "performHPO":true,"performAutoML":false,"performIncrementalUpdate":false,
        "recipeArn":"arn:aws:personalize:::recipe/aws-user-personalization-v2","eventType":"purchase",
        "datasetGroupArn":"arn:aws:personalize:us-east-1:111122223333:dataset-group/retail",
        "solutionConfig":{"eventValueThreshold":"0.1",
        "hpoConfig":{"hpoObjective":{"type":"MAX","metricName":"normalized_discounted_cumulative_gain_at_25"},
        "hpoResourceConfig":{"maxNumberOfTrainingJobs":"40","maxParallelTrainingJobs":"10"},
        "algorithmHyperParameterRanges":{
        "integerHyperParameterRanges":[{"name":"bptt","minValue":2,"maxValue":32},{"name":"hidden_dimension","minValue":32,"maxValue":256}],
        "continuousHyperParameterRanges":[{"name":"exploration_weight","minValue":0.1,"maxValue":0.5}],
        "categoricalHyperParameterRanges":[{"name":"recency_mask","values":["true","false"]}]}},
        "algorithmHyperParameters":{"hidden_dimension":"149","bptt":"32","recency_mask":"true"},
        "featureTransformationParameters":{"max_user_history_length_percentile":"0.99","min_user_history_length_percentile":"0.00"},
        "trainingDataConfig":{"excludedDatasetColumns":{"ITEMS":["PRICE","STYLE"],"USERS":["AGE"]}}},
        "trainingHours":4.212,"trainingMode":"FULL",
        "tunedHPOParams":{"algorithmHyperParameters":{"hidden_dimension":"173","bptt":"27","recency_mask":"true","exploration_weight":"0.31"}},
        "status":"ACTIVE","creationDateTime":1.698432665917E9,"lastUpdatedDateTime":1.698435037539E9,"trainingType":"MANUAL"}}
        """;
}
