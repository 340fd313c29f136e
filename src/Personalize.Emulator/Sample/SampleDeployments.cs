using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Resources;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Sample;

/// <summary>What the sample does with its data and models: trackers, filters, campaigns, recommenders, segments, metrics, tags.</summary>
internal sealed class SampleDeployments(ServiceState state, DateTimeOffset start)
{
    private const string Films = "films";
    private const string Shop = "shop";

    /// <summary>Puts them into the state, every kind in the order of its dates. Solutions and their versions are there already.</summary>
    public void Load()
    {
        AddTrackers();
        AddFilters();
        AddCampaigns();
        AddRecommenders();
        AddSegmentJobs();
        AddMetrics();
        AddTags();

        // Whoever runs so many jobs and campaigns has asked for more room.
        state.Quotas.Set("batchInferenceJobs", 20);
        state.Quotas.Set("campaigns", 10);
    }

    private void AddTrackers()
    {
        AddTracker("films-events", Films, 58.9, "5b1c2f6e-93a4-4d0e-8a57-1f2f7a0c6d11");
        AddTracker("shop-events", Shop, 58.2, "c7d5a0b8-0e4b-4d0b-9a3a-64a6e3f0b922");
    }

    private void AddFilters()
    {
        AddFilter("not-seen-yet", Films, 58.5, "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"watch\")");
        AddFilter("genre", Films, 47.0, "INCLUDE ItemID WHERE Items.GENRE IN ($GENRE)");
        AddFilter("not-bought-yet", Shop, 40.1, "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"Purchase\")");
        AddFilter(
            "since",
            Films,
            30.5,
            "INCLUDE ItemID WHERE Items.YEAR > $YEAR",
            "Could not create filter. Invalid input symbol: $YEAR. Placeholders can only be used with IN or EQ operator.");
        AddFilter("affordable", Shop, 15.4, "INCLUDE ItemID WHERE Items.PRICE < 20 | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"Purchase\")");
        AddFilter("gold-members", Shop, 8.8, "INCLUDE UserID WHERE Users.MEMBERSHIP IN (\"gold\")");
    }

    private void AddCampaigns()
    {
        AddCampaign("films-home", "films-user-personalization", 55.2, version: 6, tps: 2, """
            {"itemExplorationConfig":{"explorationWeight":"0.3","explorationItemAgeCutOff":"30"},"enableMetadataWithRecommendations":true}
            """);
        AddCampaign("films-ranking", "films-ranking", 51.0, version: 0, tps: 1, null, updateTo: 4);
        AddCampaign("shop-related", "shop-related", 26.9, version: 0, tps: 1, """{"enableMetadataWithRecommendations":false}""");
        AddCampaign("films-actions", "films-actions", 17.9, version: 0, tps: 1, null);
        AddCampaign(
            "films-similar",
            "films-similar",
            11.8,
            version: 1,
            tps: 400,
            null,
            failure: "The account has no capacity for 400 provisioned transactions per second: ask for a higher quota, or for less.");
        AddCampaign("shop-home", "shop-user-personalization", 4.6, version: 4, tps: 5, """{"itemExplorationConfig":{"explorationWeight":"0.1"}}""");
        AddCampaign("films-popular", "films-popular", 0.005, version: 1, tps: 1, null, hours: 8);
    }

    private void AddRecommenders()
    {
        AddRecommender("shop-recommended-for-you", "aws-ecomm-recommended-for-you", 41.0, """
            {"minRecommendationRequestsPerSecond":2,"itemExplorationConfig":{"explorationWeight":"0.2"},"enableMetadataWithRecommendations":true}
            """);
        AddRecommender("shop-bought-together", "aws-ecomm-frequently-bought-together", 39.0, null, failure:
            "Dataset has fewer than 1000 interactions after filtering by event type: Purchase");
        AddRecommender("shop-popular", "aws-ecomm-popular-items-by-views", 38.5, """{"minRecommendationRequestsPerSecond":1}""", stoppedDaysAgo: 10.2);
        AddRecommender("shop-also-viewed", "aws-ecomm-customers-who-viewed-x-also-viewed", 0.004, null, hours: 9);
    }

    private void AddSegmentJobs()
    {
        AddSegmentJob("brand-fans-spring", 38.0, 1000, "s3://shop-batch/segments/spring.jsonl");
        AddSegmentJob("brand-fans-typo", 24.6, 1000, "s3://shop-batch/segments/sumer", "Invalid S3 input path");
        AddSegmentJob("brand-fans-summer", 24.5, 2500, "s3://shop-batch/segments/summer.jsonl", filter: "gold-members");
        AddSegmentJob("brand-fans-today", 0.003, 500, "s3://shop-batch/segments/today.jsonl", hours: 5);
    }

    private void AddMetrics() => state.MetricAttributions.Store.Add(new MetricAttribution
    {
        Name = "films-impact",
        Arn = state.Arn.Of("metric-attribution/films-impact"),
        DatasetGroupArn = Group(Films),
        MetricsOutputConfig = JsonSerializer.SerializeToElement(new
        {
            s3DataDestination = new { path = "s3://films-metrics/impact/" },
            roleArn = $"arn:aws:iam::{state.Account}:role/PersonalizeMetrics",
        }),
        Metrics =
        [
            new AttributedMetric(0, "watch", "watches", "SAMPLECOUNT()"),
            new AttributedMetric(1, "watch", "watched", "SUM(Interactions.EVENT_VALUE)"),
            new AttributedMetric(2, "click", "clicks", "SAMPLECOUNT()"),
        ],
        MetricsSoFar = 3,
        Lifecycle = Pace.MetricAttribution.Begin(Ago(33.3), null),
    });

    private void AddTags()
    {
        Tag("dataset-group/films", ("team", "streaming"), ("cost-center", "4711"));
        Tag("dataset-group/shop", ("team", "shop"), ("cost-center", "0815"));
        Tag("campaign/films-home", ("stage", "production"));
        Tag("campaign/shop-home", ("stage", "production"));
        Tag("solution/films-user-personalization", ("owner", "ada"));
        Tag("recommender/shop-popular", ("stage", "trial"));
    }

    private void AddTracker(string name, string group, double daysAgo, string trackingId) => state.EventTrackers.Store.Add(new EventTracker
    {
        Name = name,
        Arn = state.Arn.Of($"event-tracker/{StableHash.Id(name)}"),
        DatasetGroupArn = Group(group),
        TrackingId = trackingId,
        AccountId = state.Account,
        Lifecycle = Pace.EventTracker.Begin(Ago(daysAgo), null),
    });

    private void AddFilter(string name, string group, double daysAgo, string expression, string? failure = null) => state.Filters.Store.Add(new Filter
    {
        Name = name,
        Arn = state.Arn.Of($"filter/{name}"),
        DatasetGroupArn = Group(group),
        FilterExpression = expression,
        Lifecycle = Pace.Filter.Begin(Ago(daysAgo), failure),
    });

    private void AddCampaign(
        string name,
        string solution,
        double daysAgo,
        int version,
        int tps,
        string? config,
        int? updateTo = null,
        string? failure = null,
        double? hours = null)
    {
        var versions = state.SolutionVersions.Store.Within(state.Arn.Of($"solution/{solution}"));
        var update = updateTo is { } newer
            ? new Change
            {
                Settings = JsonSerializer.SerializeToElement(new { solutionVersionArn = versions[newer].Arn }),
                Lifecycle = Pace.CampaignUpdate.Begin(versions[newer].Lifecycle.Steps[^1].At.AddHours(2), null),
                Applied = true,
            }
            : null;
        state.Campaigns.Store.Add(new Campaign
        {
            Name = name,
            Arn = state.Arn.Of($"campaign/{name}"),
            SolutionVersionArn = versions[updateTo ?? version].Arn,
            MinProvisionedTPS = tps,
            CampaignConfig = config is null ? null : JsonSerializer.Deserialize<JsonElement>(config),
            LatestUpdate = update,
            Lifecycle = Life(Pace.Campaign, daysAgo, failure, hours),
        });
    }

    private void AddRecommender(
        string name, string recipe, double daysAgo, string? config, string? failure = null, double? stoppedDaysAgo = null, double? hours = null)
    {
        var life = Life(Pace.Recommender, daysAgo, failure, hours);
        state.Recommenders.Store.Add(new Recommender
        {
            Name = name,
            Arn = state.Arn.Of($"recommender/{name}"),
            DatasetGroupArn = Group(Shop),
            RecipeArn = Arn.OfService($"recipe/{recipe}"),
            RecommenderConfig = config is null ? null : JsonSerializer.Deserialize<JsonElement>(config),
            Lifecycle = stoppedDaysAgo is { } days ? Pace.RecommenderSwitch.Divert(life, Ago(days), null, "STOP", Status.Inactive) : life,
        });
    }

    private void AddSegmentJob(
        string name, double daysAgo, int results, string input, string? failure = null, string? filter = null, double? hours = null) =>
        state.BatchSegmentJobs.Store.Add(new BatchSegmentJob
        {
            Name = name,
            Arn = state.Arn.Of($"batch-segment-job/{name}"),
            SolutionVersionArn = state.SolutionVersions.Store.Within(state.Arn.Of("solution/shop-brand-affinity"))[^1].Arn,
            FilterArn = filter is null ? null : state.Arn.Of($"filter/{filter}"),
            NumResults = results,
            JobInput = JsonSerializer.SerializeToElement(new { s3DataSource = new { path = input } }),
            JobOutput = JsonSerializer.SerializeToElement(new { s3DataDestination = new { path = "s3://shop-batch/segments/out/" } }),
            RoleArn = $"arn:aws:iam::{state.Account}:role/PersonalizeBatch",
            Lifecycle = Life(Pace.BatchSegmentJob, daysAgo, failure, hours),
        });

    private void Tag(string resource, params (string Key, string Value)[] tags) =>
        state.Tags.Add(state.Arn.Of(resource), [.. tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value))]);

    /// <summary>A life at the usual pace, or one that takes so many hours.</summary>
    private Lifecycle Life(Pace pace, double daysAgo, string? failure, double? hours) =>
        (hours is { } slow ? pace with { InProgress = TimeSpan.FromHours(slow) } : pace).Begin(Ago(daysAgo), failure);

    private string Group(string name) => state.Arn.Of($"dataset-group/{name}");

    private DateTimeOffset Ago(double days) => start - TimeSpan.FromMilliseconds(Math.Round(days * 86_400_000));
}
