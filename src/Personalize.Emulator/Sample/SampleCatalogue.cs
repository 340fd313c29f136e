using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Resources;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Sample;

/// <summary>
/// A catalogue as a film service and a shop would have it after two months. Names and ids are the same every time; dates are
/// relative to the start, the newest minutes ago. What is under way stays so for hours.
/// </summary>
internal sealed class SampleCatalogue
{
    private readonly ServiceState _state;
    private readonly DateTimeOffset _start;
    private readonly List<Solution> _solutions = [];
    private readonly List<SolutionVersion> _versions = [];

    private SampleCatalogue(ServiceState state, DateTimeOffset start)
    {
        _state = state;
        _start = start;
    }

    /// <summary>Puts the catalogue into the state.</summary>
    public static void Load(ServiceState state, DateTimeOffset start)
    {
        var sample = new SampleCatalogue(state, start);
        sample.AddFilms();
        sample.AddShop();

        // Stores list in the order in which things were added, and that has to be the order of their dates.
        foreach (var solution in sample._solutions.OrderBy(solution => solution.Created))
        {
            state.Solutions.Store.Add(solution);
        }

        foreach (var version in sample._versions.OrderBy(version => version.Created))
        {
            state.SolutionVersions.Store.Add(version);
        }

        SampleBatchInferenceJobs.Load(state, start);
        new SampleData(state, start).Load();
        new SampleDeployments(state, start).Load();
    }

    private void AddFilms()
    {
        var group = AddGroup("films", 60.0, domain: null, kmsKey: "6a1f0a52-7c0e-4c55-8a53-2f3cf0b1d5aa");

        var personal = AddSolution(
            group,
            "films-user-personalization",
            "aws-user-personalization-v2",
            ageDays: 59.2,
            performAutoTraining: true,
            performIncrementalUpdate: true,
            config: """
                {"eventsConfig":{"eventParametersList":[
                  {"eventType":"watch","eventValueThreshold":0.5,"weight":1.0},
                  {"eventType":"like","weight":0.6},
                  {"eventType":"click","weight":0.15}]},
                 "trainingDataConfig":{"excludedDatasetColumns":{"Items":["SYNOPSIS","DIRECTOR"]}},
                 "autoTrainingConfig":{"schedulingExpression":"rate(7 days)"}}
                """);
        for (var week = 0; week < 7; week++)
        {
            AddVersion(personal, ageDays: 56 - (7 * week), "FULL", "AUTOMATIC", Trained(minutes: 71 + (3 * week)), hours: 4.213 + (0.046 * week));
        }

        AddVersion(personal, ageDays: 16.5, "AUTOTRAIN", "AUTOMATIC", Trained(minutes: 22), hours: 0.412);
        AddVersion(personal, ageDays: 3.5, "AUTOTRAIN", "AUTOMATIC", Trained(minutes: 24), hours: 0.438);
        AddVersion(personal, ageDays: 0.028, "FULL", "AUTOMATIC", Training(hours: 9));

        var ranking = AddSolution(
            group,
            "films-ranking",
            "aws-personalized-ranking-v2",
            ageDays: 52.3,
            performHPO: true,
            eventType: "watch",
            config: """
                {"eventValueThreshold":"0.4",
                 "hpoConfig":{
                   "hpoObjective":{"type":"maximize","metricName":"mean_reciprocal_rank_at_25","metricRegex":"mrr@25: ([0-9.]+)"},
                   "hpoResourceConfig":{"maxNumberOfTrainingJobs":"12","maxParallelTrainingJobs":"4"},
                   "algorithmHyperParameterRanges":{
                     "integerHyperParameterRanges":[
                       {"name":"algorithm.hidden_dimension","minValue":32,"maxValue":256},
                       {"name":"training.bptt","minValue":2,"maxValue":32}],
                     "continuousHyperParameterRanges":[{"name":"training.dropout","minValue":0.05,"maxValue":0.4}],
                     "categoricalHyperParameterRanges":[{"name":"data.recency_mask","values":["true","false"]}]}},
                 "featureTransformationParameters":{"max_user_history_length_percentile":"0.99","min_user_history_length_percentile":"0.01"},
                 "optimizationObjective":{"itemAttribute":"LICENCE_MARGIN","objectiveSensitivity":"MEDIUM"}}
                """);
        AddVersion(ranking, 51.9, "FULL", "MANUAL", Trained(minutes: 206), hours: 31.846, tuned: """
            {"algorithm.hidden_dimension":"149","training.bptt":"24","training.dropout":"0.1832","data.recency_mask":"true"}
            """);
        AddVersion(ranking, 38.4, "FULL", "MANUAL", Failed(
            minutes: 12, "The interactions dataset has 18 users with two or more 'watch' events after filtering; training needs at least 25."));
        AddVersion(ranking, 37.8, "FULL", "MANUAL", Trained(minutes: 188), hours: 29.402, tuned: """
            {"algorithm.hidden_dimension":"171","training.bptt":"19","training.dropout":"0.2215","data.recency_mask":"true"}
            """);
        AddVersion(ranking, 20.1, "FULL", "MANUAL", Stopped(minutes: 63));
        AddVersion(ranking, 6.6, "FULL", "MANUAL", Trained(minutes: 214), hours: 33.059, tuned: """
            {"algorithm.hidden_dimension":"158","training.bptt":"27","training.dropout":"0.1974","data.recency_mask":"false"}
            """);

        var similar = AddSolution(
            group,
            "films-similar",
            "aws-similar-items",
            ageDays: 45.0,
            performHPO: true,
            config: """
                {"hpoConfig":{
                   "hpoResourceConfig":{"maxNumberOfTrainingJobs":"8","maxParallelTrainingJobs":"2"},
                   "algorithmHyperParameterRanges":{
                     "integerHyperParameterRanges":[{"name":"algorithm.item_id_hidden_dimension","minValue":30,"maxValue":200}],
                     "continuousHyperParameterRanges":[],
                     "categoricalHyperParameterRanges":[]}},
                 "algorithmHyperParameters":{"item_metadata_hidden_dimension":"64"},
                 "trainingDataConfig":{"includedDatasetColumns":{"Items":["GENRE","YEAR","COUNTRY"]}}}
                """);
        AddVersion(similar, 44.7, "FULL", "MANUAL", Trained(minutes: 95), hours: 12.74, tuned: """
            {"algorithm.item_id_hidden_dimension":"112","algorithm.item_metadata_hidden_dimension":"64"}
            """);
        AddVersion(similar, 12.2, "FULL", "MANUAL", Trained(minutes: 101), hours: 13.108, tuned: """
            {"algorithm.item_id_hidden_dimension":"126","algorithm.item_metadata_hidden_dimension":"64"}
            """);
        AddVersion(similar, 0.0069, "FULL", "MANUAL", Pending(hours: 5));

        var popular = AddSolution(group, "films-popular", "aws-popularity-count", ageDays: 44.1, eventType: "watch");
        AddVersion(popular, 44.0, "FULL", "MANUAL", Trained(minutes: 18), hours: 0.216);
        AddVersion(popular, 9.3, "FULL", "MANUAL", Trained(minutes: 17), hours: 0.221);

        var actions = AddSolution(group, "films-actions", "aws-next-best-action", ageDays: 18.2);
        AddVersion(actions, 18.1, "FULL", "MANUAL", Trained(minutes: 33), hours: 0.618);
    }

    private void AddShop()
    {
        var group = AddGroup("shop", 59.5, domain: "ECOMMERCE", kmsKey: null);

        var old = AddSolution(
            group,
            "shop-automl",
            recipe: null,
            ageDays: 59.4,
            performAutoML: true,
            bestRecipe: "aws-hrnn-metadata",
            config: """
                {"autoMLConfig":{"metricName":"precision_at_25",
                  "recipeList":["arn:aws:personalize:::recipe/aws-hrnn","arn:aws:personalize:::recipe/aws-hrnn-metadata"]}}
                """);
        AddVersion(old, 59.3, "FULL", "MANUAL", Trained(minutes: 148), hours: 18.25);

        var affinity = AddSolution(group, "shop-brand-affinity", "aws-item-attribute-affinity", ageDays: 41.5);
        AddVersion(affinity, 41.4, "FULL", "MANUAL", Failed(
            minutes: 7, "The items dataset has no categorical column besides its ids, and this recipe trains on at least one."));
        AddVersion(affinity, 40.9, "FULL", "MANUAL", Trained(minutes: 39), hours: 4.212);

        var personal = AddSolution(
            group,
            "shop-user-personalization",
            "aws-user-personalization",
            ageDays: 33.0,
            performIncrementalUpdate: false,
            config: """
                {"eventValueThreshold":"5",
                 "algorithmHyperParameters":{"hidden_dimension":"149","bptt":"32","recency_mask":"true"},
                 "featureTransformationParameters":{"max_user_history_length_percentile":"0.99"},
                 "optimizationObjective":{"itemAttribute":"MARGIN","objectiveSensitivity":"HIGH"}}
                """,
            eventType: "purchase",
            update: true);
        AddVersion(personal, 32.8, "FULL", "MANUAL", Trained(minutes: 64), hours: 3.94);
        AddVersion(personal, 25.8, "UPDATE", "MANUAL", Trained(minutes: 19), hours: 0.38);
        AddVersion(personal, 18.8, "UPDATE", "MANUAL", Trained(minutes: 21), hours: 0.402);
        AddVersion(personal, 11.8, "UPDATE", "MANUAL", Failed(
            minutes: 4, "The role that the datasets were imported with may no longer read s3://shop-data-lake/interactions/."));
        AddVersion(personal, 4.8, "FULL", "MANUAL", Trained(minutes: 66), hours: 4.107);
        AddVersion(personal, 0.09, "FULL", "MANUAL", Stopping(afterMinutes: 100, hours: 6));

        var related = AddSolution(
            group,
            "shop-related",
            "aws-sims",
            ageDays: 27.2,
            config: """{"algorithmHyperParameters":{"popularity_discount_factor":"0.5","min_cointeraction_count":"3"}}""");
        AddVersion(related, 27.1, "FULL", "MANUAL", Trained(minutes: 47), hours: 2.784E-4);
        AddVersion(related, 2.4, "FULL", "MANUAL", Failed(
            minutes: 9, "No two items occur together in three or more sessions: lower min_cointeraction_count or import more interactions."));
        AddVersion(related, 0.0042, "FULL", "MANUAL", Pending(hours: 4));
    }

    private DatasetGroup AddGroup(string name, double ageDays, string? domain, string? kmsKey)
    {
        var arn = _state.Arn;
        var group = new DatasetGroup
        {
            Name = name,
            Arn = arn.Of($"dataset-group/{name}"),
            Domain = domain,
            RoleArn = kmsKey is null ? null : $"arn:aws:iam::{_state.Account}:role/PersonalizeKeys",
            KmsKeyArn = kmsKey is null ? null : $"arn:aws:kms:us-east-1:{_state.Account}:key/{kmsKey}",
            Lifecycle = Lifecycle.Begin(Ago(ageDays), Status.CreatePending).Then(TimeSpan.FromSeconds(28.039), Status.Active),
        };
        _state.DatasetGroups.Store.Add(group);
        return group;
    }

    private Solution AddSolution(
        DatasetGroup group,
        string name,
        string? recipe,
        double ageDays,
        bool performHPO = false,
        bool performAutoML = false,
        bool performAutoTraining = false,
        bool? performIncrementalUpdate = null,
        string? eventType = null,
        string? bestRecipe = null,
        string? config = null,
        bool update = false)
    {
        var created = Ago(ageDays);
        var solution = new Solution
        {
            Name = name,
            Arn = _state.Arn.Of($"solution/{name}"),
            DatasetGroupArn = group.Arn,
            RecipeArn = recipe is null ? null : Arn.OfService($"recipe/{recipe}"),
            BestRecipeArn = bestRecipe is null ? null : Arn.OfService($"recipe/{bestRecipe}"),
            PerformHPO = performHPO,
            PerformAutoML = performAutoML,
            PerformAutoTraining = performAutoTraining,
            PerformIncrementalUpdate = performIncrementalUpdate,
            EventType = eventType,
            SolutionConfig = config is null ? null : Json(config),
            LatestUpdate = update
                ? new Change
                {
                    Settings = Json("""{"performAutoTraining":false,"solutionUpdateConfig":{"autoTrainingConfig":{"schedulingExpression":"rate(14 days)"}}}"""),
                    Lifecycle = Lifecycle.Begin(created.AddDays(6), Status.CreatePending).Then(TimeSpan.FromSeconds(15), Status.Active),
                    Applied = true,
                }
                : null,
            Lifecycle = Lifecycle.Standing(created),
        };
        _solutions.Add(solution);
        return solution;
    }

    private void AddVersion(
        Solution solution,
        double ageDays,
        string mode,
        string type,
        Func<DateTimeOffset, Lifecycle> life,
        double? hours = null,
        string? tuned = null)
    {
        var id = StableHash.Id($"{solution.Name}/{ageDays.ToString(CultureInfo.InvariantCulture)}");
        _versions.Add(new SolutionVersion
        {
            Name = $"{solution.Name}/{id}",
            Arn = $"{solution.Arn}/{id}",
            Solution = solution,
            TrainingMode = mode,
            TrainingType = type,
            TrainingHours = hours,
            TunedHPOParams = tuned is null ? null : JsonSerializer.SerializeToElement(new { algorithmHyperParameters = Json(tuned) }),
            SolutionConfig = solution.SolutionConfig,
            Lifecycle = life(Ago(ageDays)),
        });
    }

    private static Func<DateTimeOffset, Lifecycle> Pending(double hours) => created => Lifecycle.Begin(created, Status.CreatePending)
        .Then(TimeSpan.FromHours(hours), Status.CreateInProgress)
        .Then(TimeSpan.FromHours(2), Status.Active);

    private static Func<DateTimeOffset, Lifecycle> Training(double hours) => created => Started(created)
        .Then(TimeSpan.FromHours(hours), Status.Active);

    private static Func<DateTimeOffset, Lifecycle> Trained(double minutes) => created => Started(created)
        .Then(TimeSpan.FromMinutes(minutes) + TimeSpan.FromMilliseconds(539), Status.Active);

    private static Func<DateTimeOffset, Lifecycle> Failed(double minutes, string reason) => created => Started(created)
        .Then(TimeSpan.FromMinutes(minutes), Status.CreateFailed, reason);

    private static Func<DateTimeOffset, Lifecycle> Stopped(double minutes) => created => Started(created)
        .Then(TimeSpan.FromMinutes(minutes), Status.CreateStopping)
        .Then(TimeSpan.FromMinutes(4), Status.CreateStopped);

    private static Func<DateTimeOffset, Lifecycle> Stopping(double afterMinutes, double hours) => created => Started(created)
        .Then(TimeSpan.FromMinutes(afterMinutes), Status.CreateStopping)
        .Then(TimeSpan.FromHours(hours), Status.CreateStopped);

    private static Lifecycle Started(DateTimeOffset created) =>
        Lifecycle.Begin(created, Status.CreatePending).Then(TimeSpan.FromSeconds(41.177), Status.CreateInProgress);

    private DateTimeOffset Ago(double days) => _start - TimeSpan.FromMilliseconds(Math.Round(days * 86_400_000));

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
