using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Personalize.Tests.Clients;

/// <summary>
/// The whole life of everything that the control plane has, from a schema to the last deletion: each of the 71 operations at least once, made by
/// one client, with the emulator's clock stepped in between.
/// </summary>
internal sealed class Life(ReferenceSession client, Action<TimeSpan> advance)
{
    private const string Role = "arn:aws:iam::111122223333:role/PersonalizeData";

    private static readonly JsonArray Tags = [new JsonObject { ["tagKey"] = "team", ["tagValue"] = "films" }];

    /// <summary>The operations that were called, each once.</summary>
    public SortedSet<string> Called { get; } = new(StringComparer.Ordinal);

    /// <summary>Lives it; a call that fails ends it.</summary>
    public void Run()
    {
        var interactions = Create("Schema", new() { ["name"] = "life-interactions", ["schema"] = Avro("USER_ID string", "ITEM_ID string", "TIMESTAMP long") });
        var wider = Create(
            "Schema", new() { ["name"] = "life-wider", ["schema"] = Avro("USER_ID string", "ITEM_ID string", "TIMESTAMP long", "EVENT_TYPE string?") });
        var group = Create("DatasetGroup", new() { ["name"] = "life-group", ["tags"] = Tags.DeepClone() });
        advance(TimeSpan.FromHours(1));
        var dataset = Create(
            "Dataset",
            new() { ["name"] = "life-interactions", ["schemaArn"] = interactions, ["datasetGroupArn"] = group, ["datasetType"] = "Interactions" },
            "datasetGroupArn", group);
        advance(TimeSpan.FromHours(1));
        Create(
            "DatasetImportJob",
            new()
            {
                ["jobName"] = "life-import",
                ["datasetArn"] = dataset,
                ["dataSource"] = new JsonObject { ["dataLocation"] = "s3://life/interactions.csv" },
                ["roleArn"] = Role,
                ["importMode"] = "FULL",
                ["publishAttributionMetricsToS3"] = false,
            },
            "datasetArn", dataset);
        advance(TimeSpan.FromHours(2));
        Call("UpdateDataset", new() { ["datasetArn"] = dataset, ["schemaArn"] = wider });
        advance(TimeSpan.FromHours(1));

        var solution = Create(
            "Solution",
            new()
            {
                ["name"] = "life-solution",
                ["datasetGroupArn"] = group,
                ["recipeArn"] = "arn:aws:personalize:::recipe/aws-user-personalization-v2",
                ["performAutoTraining"] = false,
                ["solutionConfig"] = new JsonObject
                {
                    ["trainingDataConfig"] = new JsonObject { ["excludedDatasetColumns"] = new JsonObject { ["Interactions"] = new JsonArray("EVENT_TYPE") } },
                },
            },
            "datasetGroupArn", group);
        advance(TimeSpan.FromHours(1));
        var version = Create("SolutionVersion", new() { ["solutionArn"] = solution, ["trainingMode"] = "FULL" }, "solutionArn", solution);
        var stopped = Create("SolutionVersion", new() { ["solutionArn"] = solution, ["name"] = "life-stopped" });
        advance(TimeSpan.FromMinutes(2));
        Call("StopSolutionVersionCreation", new() { ["solutionVersionArn"] = stopped });
        advance(TimeSpan.FromHours(8));
        Call("GetSolutionMetrics", new() { ["solutionVersionArn"] = version });
        Call(
            "UpdateSolution",
            new()
            {
                ["solutionArn"] = solution,
                ["performAutoTraining"] = false,
                ["solutionUpdateConfig"] = new JsonObject { ["autoTrainingConfig"] = new JsonObject { ["schedulingExpression"] = "rate(14 days)" } },
            });
        advance(TimeSpan.FromHours(1));

        var filter = Create(
            "Filter",
            new() { ["name"] = "life-filter", ["datasetGroupArn"] = group, ["filterExpression"] = "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"watch\")" },
            "datasetGroupArn", group);
        var campaign = Create(
            "Campaign",
            new()
            {
                ["name"] = "life-campaign",
                ["solutionVersionArn"] = version,
                ["minProvisionedTPS"] = 1,
                ["campaignConfig"] = new JsonObject { ["itemExplorationConfig"] = new JsonObject { ["explorationWeight"] = "0.3" } },
            },
            "solutionArn", solution);
        advance(TimeSpan.FromHours(1));
        Call("UpdateCampaign", new() { ["campaignArn"] = campaign, ["minProvisionedTPS"] = 2 });
        var tracker = Create("EventTracker", new() { ["name"] = "life-tracker", ["datasetGroupArn"] = group }, "datasetGroupArn", group);
        advance(TimeSpan.FromHours(1));
        RunJobs(group, dataset, version, filter);
        var attribution = Create(
            "MetricAttribution",
            new()
            {
                ["name"] = "life-attribution",
                ["datasetGroupArn"] = group,
                ["metrics"] = new JsonArray(Metric("watches", "SAMPLECOUNT()")),
                ["metricsOutputConfig"] = new JsonObject { ["roleArn"] = Role, ["s3DataDestination"] = new JsonObject { ["path"] = "s3://life/metrics/" } },
            },
            "datasetGroupArn", group);
        advance(TimeSpan.FromHours(1));
        Call("ListMetricAttributionMetrics", new() { ["metricAttributionArn"] = attribution });
        Call("UpdateMetricAttribution", new() { ["metricAttributionArn"] = attribution, ["removeMetrics"] = new JsonArray("watches"), ["addMetrics"] = new JsonArray(Metric("clicks", "SAMPLECOUNT()")) });
        advance(TimeSpan.FromHours(1));

        Call("TagResource", new() { ["resourceArn"] = campaign, ["tags"] = Tags.DeepClone() });
        Call("ListTagsForResource", new() { ["resourceArn"] = campaign });
        Call("UntagResource", new() { ["resourceArn"] = campaign, ["tagKeys"] = new JsonArray("team") });
        var recipe = Call("DescribeRecipe", new() { ["recipeArn"] = "arn:aws:personalize:::recipe/aws-user-personalization" })["recipe"]!;
        Call("DescribeAlgorithm", new() { ["algorithmArn"] = (string)recipe["algorithmArn"]! });
        Call("DescribeFeatureTransformation", new() { ["featureTransformationArn"] = (string)recipe["featureTransformationArn"]! });
        Call("ListRecipes", new() { ["recipeProvider"] = "SERVICE", ["maxResults"] = 3 });
        RunRecommender();

        foreach (var (kind, arn) in new[]
        {
            ("MetricAttribution", attribution), ("EventTracker", tracker), ("Campaign", campaign), ("Filter", filter), ("Solution", solution),
            ("Solution", "arn:aws:personalize:us-east-1:111122223333:solution/life-segments"), ("Dataset", dataset),
            ("Schema", wider), ("Schema", interactions), ("DatasetGroup", group),
        })
        {
            Delete(kind, arn);
        }
    }

    private void RunJobs(string group, string dataset, string version, string filter)
    {
        Create("BatchInferenceJob", Files(new()
        {
            ["jobName"] = "life-inference",
            ["solutionVersionArn"] = version,
            ["filterArn"] = filter,
            ["numResults"] = 10,
            ["roleArn"] = Role,
        }), "solutionVersionArn", version);

        var segments = Create(
            "Solution",
            new() { ["name"] = "life-segments", ["datasetGroupArn"] = group, ["recipeArn"] = "arn:aws:personalize:::recipe/aws-item-affinity", ["performAutoTraining"] = false });
        advance(TimeSpan.FromHours(1));
        var segmentVersion = Create("SolutionVersion", new() { ["solutionArn"] = segments });
        advance(TimeSpan.FromHours(8));
        Create("BatchSegmentJob", Files(new()
        {
            ["jobName"] = "life-segments",
            ["solutionVersionArn"] = segmentVersion,
            ["numResults"] = 10,
            ["roleArn"] = Role,
        }), "solutionVersionArn", segmentVersion);
        Create(
            "DatasetExportJob",
            new()
            {
                ["jobName"] = "life-export",
                ["datasetArn"] = dataset,
                ["ingestionMode"] = "ALL",
                ["roleArn"] = Role,
                ["jobOutput"] = new JsonObject { ["s3DataDestination"] = new JsonObject { ["path"] = "s3://life/export/" } },
            },
            "datasetArn", dataset);
        advance(TimeSpan.FromHours(2));
        Create(
            "DataDeletionJob",
            new()
            {
                ["jobName"] = "life-deletion",
                ["datasetGroupArn"] = group,
                ["dataSource"] = new JsonObject { ["dataLocation"] = "s3://life/users.csv" },
                ["roleArn"] = Role,
            },
            "datasetGroupArn", group);
        advance(TimeSpan.FromHours(4));
    }

    private void RunRecommender()
    {
        var schema = Create("Schema", new()
        {
            ["name"] = "life-shop",
            ["domain"] = "ECOMMERCE",
            ["schema"] = Avro("USER_ID string", "ITEM_ID string", "TIMESTAMP long", "EVENT_TYPE string"),
        });
        var group = Create("DatasetGroup", new() { ["name"] = "life-shop", ["domain"] = "ECOMMERCE" });
        advance(TimeSpan.FromHours(1));
        var dataset = Create(
            "Dataset", new() { ["name"] = "life-shop", ["schemaArn"] = schema, ["datasetGroupArn"] = group, ["datasetType"] = "Interactions" });
        advance(TimeSpan.FromHours(1));
        Create("DatasetImportJob", new()
        {
            ["jobName"] = "life-shop-import",
            ["datasetArn"] = dataset,
            ["roleArn"] = Role,
            ["dataSource"] = new JsonObject { ["dataLocation"] = "s3://life/shop.csv" },
        });
        advance(TimeSpan.FromHours(2));
        var recommender = Create(
            "Recommender",
            new()
            {
                ["name"] = "life-popular",
                ["datasetGroupArn"] = group,
                ["recipeArn"] = "arn:aws:personalize:::recipe/aws-ecomm-popular-items-by-views",
                ["recommenderConfig"] = new JsonObject { ["minRecommendationRequestsPerSecond"] = 1 },
            },
            "datasetGroupArn", group);
        advance(TimeSpan.FromHours(4));
        Call("UpdateRecommender", new() { ["recommenderArn"] = recommender, ["recommenderConfig"] = new JsonObject { ["minRecommendationRequestsPerSecond"] = 2 } });
        advance(TimeSpan.FromHours(1));
        Call("StopRecommender", new() { ["recommenderArn"] = recommender });
        advance(TimeSpan.FromHours(1));
        Call("StartRecommender", new() { ["recommenderArn"] = recommender });
        advance(TimeSpan.FromHours(1));
        foreach (var (kind, arn) in new[] { ("Recommender", recommender), ("Dataset", dataset), ("Schema", schema), ("DatasetGroup", group) })
        {
            Delete(kind, arn);
        }
    }

    // What is created is described and listed at once, within its parent where there is one.
    private string Create(string kind, JsonObject input, string? parentMember = null, string? parent = null)
    {
        var member = char.ToLowerInvariant(kind[0]) + kind[1..];
        var arn = (string)Call("Create" + kind, input)[member + "Arn"]!;
        if (parentMember is not null || !Called.Contains("List" + kind + "s"))
        {
            var described = Call("Describe" + kind, new() { [member + "Arn"] = arn })[member]!;
            if ((string?)described[member + "Arn"] != arn)
            {
                throw new InvalidOperationException($"Describe{kind} of {arn} told of {described[member + "Arn"]}.");
            }

            var listed = Call("List" + kind + "s", parentMember is null ? [] : new() { [parentMember] = parent, ["maxResults"] = 100 });
            if (!listed[kind == "Filter" ? "Filters" : member + "s"]!.AsArray().Any(summary => (string?)summary![member + "Arn"] == arn))
            {
                throw new InvalidOperationException($"List{kind}s does not tell of {arn}.");
            }
        }

        return arn;
    }

    private void Delete(string kind, string arn)
    {
        Call("Delete" + kind, new() { [char.ToLowerInvariant(kind[0]) + kind[1..] + "Arn"] = arn });
        advance(TimeSpan.FromHours(1));
    }

    private JsonObject Call(string operation, JsonObject input)
    {
        Called.Add(operation);
        return client.Output(new ReferenceCall(operation, input));
    }

    private static JsonObject Files(JsonObject job)
    {
        job["jobInput"] = new JsonObject { ["s3DataSource"] = new JsonObject { ["path"] = "s3://life/input.jsonl" } };
        job["jobOutput"] = new JsonObject { ["s3DataDestination"] = new JsonObject { ["path"] = "s3://life/output/" } };
        return job;
    }

    private static JsonObject Metric(string name, string expression) =>
        new() { ["eventType"] = "watch", ["metricName"] = name, ["expression"] = expression };

    // "EVENT_TYPE string?" may be null.
    private static string Avro(params string[] columns) => new JsonObject
    {
        ["type"] = "record",
        ["name"] = "Interactions",
        ["namespace"] = "com.amazonaws.personalize.schema",
        ["fields"] = new JsonArray([.. columns.Select(column => column.Split(' ')).Select(column => new JsonObject
        {
            ["name"] = column[0],
            ["type"] = column[1].EndsWith('?') ? new JsonArray("null", column[1].TrimEnd('?')) : JsonValue.Create(column[1]),
        })]),
        ["version"] = "1.0",
    }.ToJsonString();
}
