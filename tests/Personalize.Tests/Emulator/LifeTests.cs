using System;
using System.Linq;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>Every kind from its creation to its end.</summary>
public sealed class LifeTests
{
    private static readonly string[] CreatedLife = ["CREATE PENDING", "CREATE IN_PROGRESS", "ACTIVE"];
    private static readonly string[] CreatedAtOnceLife = ["CREATE PENDING", "ACTIVE"];

    [Fact]
    public void A_custom_group_lives_through_all_its_kinds_and_is_deleted_in_order()
    {
        using var service = new EmulatedService();
        var group = service.Create("DatasetGroup", new { name = "films" });
        Assert.Equal(CreatedAtOnceLife, service.AdvanceUntil("DatasetGroup", group, "ACTIVE"));
        var schema = service.Create("Schema", new { name = "films", schema = EmulatedService.Avro("USER_ID string", "ITEM_ID string", "TIMESTAMP long") });
        var dataset = service.Create("Dataset", new { name = "films", schemaArn = schema, datasetGroupArn = group, datasetType = "interactions" });
        Assert.Equal(EmulatedService.Arn("dataset/films/INTERACTIONS"), dataset);
        Assert.Equal(CreatedAtOnceLife, service.AdvanceUntil("Dataset", dataset, "ACTIVE"));
        var import = service.Create("DatasetImportJob", new
        {
            jobName = "first",
            datasetArn = dataset,
            dataSource = new { dataLocation = "s3://films/data.csv" },
            roleArn = EmulatedService.Role,
        });
        Assert.Equal(CreatedLife, service.AdvanceUntil("DatasetImportJob", import, "ACTIVE"));
        var solution = service.Create("Solution", new { name = "films", datasetGroupArn = group, recipeArn = EmulatedService.Recipe("aws-user-personalization") });
        Assert.Equal(CreatedLife, service.AdvanceUntil("Solution", solution, "ACTIVE"));
        var version = service.Create("SolutionVersion", new { solutionArn = solution });
        Assert.Equal(CreatedLife, service.AdvanceUntil("SolutionVersion", version, "ACTIVE"));
        var campaign = service.Create("Campaign", new { name = "films", solutionVersionArn = version });
        Assert.Equal(CreatedLife, service.AdvanceUntil("Campaign", campaign, "ACTIVE"));
        var filter = service.Create("Filter", new { name = "films", datasetGroupArn = group, filterExpression = "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\")" });
        Assert.Equal(CreatedLife, service.AdvanceUntil("Filter", filter, "ACTIVE"));
        var tracker = service.Create("EventTracker", new { name = "films", datasetGroupArn = group });
        Assert.Equal(CreatedAtOnceLife, service.AdvanceUntil("EventTracker", tracker, "ACTIVE"));
        var batch = service.Create("BatchInferenceJob", Job(version, filter));
        Assert.Equal(CreatedLife, service.AdvanceUntil("BatchInferenceJob", batch, "ACTIVE"));
        var export = service.Create("DatasetExportJob", new
        {
            jobName = "films",
            datasetArn = dataset,
            roleArn = EmulatedService.Role,
            jobOutput = new { s3DataDestination = new { path = "s3://films/out/" } },
        });
        Assert.Equal(CreatedLife, service.AdvanceUntil("DatasetExportJob", export, "ACTIVE"));
        Assert.Equal("PUT", (string?)service.Describe("DatasetExportJob", export)["ingestionMode"]);
        var attribution = service.Create("MetricAttribution", Attribution(group));
        Assert.Equal(CreatedLife, service.AdvanceUntil("MetricAttribution", attribution, "ACTIVE"));
        var deletion = service.Create("DataDeletionJob", new
        {
            jobName = "films",
            datasetGroupArn = group,
            dataSource = new { dataLocation = "s3://films/forget.csv" },
            roleArn = EmulatedService.Role,
        });
        Assert.Null(service.Describe("DataDeletionJob", deletion)["numDeleted"]);
        Assert.Equal(["PENDING", "IN_PROGRESS", "COMPLETED"], service.AdvanceUntil("DataDeletionJob", deletion, "COMPLETED"));
        Assert.NotNull(service.Describe("DataDeletionJob", deletion)["numDeleted"]);

        Assert.Contains("datasets", service.DeleteRefused("DatasetGroup", group), StringComparison.Ordinal);
        Assert.Contains("campaigns", service.DeleteRefused("Solution", solution), StringComparison.Ordinal);
        Assert.Contains("datasets", service.DeleteRefused("Schema", schema), StringComparison.Ordinal);
        foreach (var (kind, arn) in new[]
        {
            ("Campaign", campaign), ("Filter", filter), ("EventTracker", tracker), ("MetricAttribution", attribution), ("Solution", solution),
            ("Dataset", dataset), ("DatasetGroup", group),
        })
        {
            service.Delete(kind, arn);
            Assert.Equal("DELETE PENDING", service.StatusOf(kind, arn));
            service.DeleteRefused(kind, arn);
            service.Advance(TimeSpan.FromSeconds(10));
            Assert.Equal(kind == "DatasetGroup" ? "DELETE PENDING" : "DELETE IN_PROGRESS", service.StatusOf(kind, arn));
            service.Advance(TimeSpan.FromSeconds(30));
            Assert.False(service.Exists(kind, arn));
        }

        service.Delete("Schema", schema);
        Assert.False(service.Exists("Schema", schema));

        // What can't be without what was deleted is gone, too, and names are free again.
        var resources = service.Control("GET", string.Empty)["resources"]!.AsObject();
        Assert.All(resources.Where(kind => kind.Key != "recipes"), kind => Assert.Equal(0, (int)kind.Value!));
        service.Create("DatasetGroup", new { name = "films" });
    }

    [Fact]
    public void A_domain_group_has_recommenders_that_stop_and_start()
    {
        using var service = new EmulatedService();
        var group = service.TrainableGroup("shop", "ECOMMERCE");
        var recommender = service.Create("Recommender", new
        {
            name = "popular",
            datasetGroupArn = group,
            recipeArn = EmulatedService.Recipe("aws-ecomm-popular-items-by-views"),
            recommenderConfig = new { minRecommendationRequestsPerSecond = 1 },
        });
        Assert.Null(service.Describe("Recommender", recommender)["modelMetrics"]);
        Assert.Equal(CreatedLife, service.AdvanceUntil("Recommender", recommender, "ACTIVE"));
        Assert.NotNull(service.Describe("Recommender", recommender)["modelMetrics"]!["coverage"]);
        service.Refused("InvalidInputException", "StartRecommender", new { recommenderArn = recommender });
        service.Call("StopRecommender", new { recommenderArn = recommender });
        service.Refused("ResourceInUseException", "StopRecommender", new { recommenderArn = recommender });
        Assert.Equal(["STOP PENDING", "STOP IN_PROGRESS", "INACTIVE"], service.AdvanceUntil("Recommender", recommender, "INACTIVE"));
        service.Refused("InvalidInputException", "UpdateRecommender", new { recommenderArn = recommender, recommenderConfig = new { } });
        service.Call("StartRecommender", new { recommenderArn = recommender });
        Assert.Equal(["START PENDING", "START IN_PROGRESS", "ACTIVE"], service.AdvanceUntil("Recommender", recommender, "ACTIVE"));
        Assert.Contains("datasets", service.DeleteRefused("DatasetGroup", group), StringComparison.Ordinal);
        service.Delete("Recommender", recommender);
        service.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(service.Call("ListRecommenders", new { datasetGroupArn = group })["recommenders"]!.AsArray());
    }

    [Fact]
    public void Segments_come_from_versions_that_segment_and_from_no_others()
    {
        using var service = new EmulatedService();
        var group = service.TrainableGroup();
        var segments = service.Version(service.Solution(group, "segments", "aws-item-affinity"));
        var persons = service.Version(service.Solution(group, "persons"));
        var job = service.Create("BatchSegmentJob", Job(segments));
        Assert.Equal(CreatedLife, service.AdvanceUntil("BatchSegmentJob", job, "ACTIVE"));
        service.Refused("InvalidInputException", "CreateBatchSegmentJob", Job(persons));
        service.Refused("InvalidInputException", "CreateBatchInferenceJob", Job(segments));
        service.Refused("InvalidInputException", "CreateCampaign", new { name = "c", solutionVersionArn = segments });
    }

    [Fact]
    public void A_training_can_be_stopped_before_it_begins_and_while_it_runs()
    {
        using var service = new EmulatedService();
        var solution = service.Solution(service.TrainableGroup());
        var first = service.Create("SolutionVersion", new { solutionArn = solution });
        service.Call("StopSolutionVersionCreation", new { solutionVersionArn = first });
        Assert.Equal("CREATE STOPPED", service.StatusOf("SolutionVersion", first));
        var second = service.Create("SolutionVersion", new { solutionArn = solution });
        service.AdvanceUntil("SolutionVersion", second, "CREATE IN_PROGRESS");
        service.Call("StopSolutionVersionCreation", new { solutionVersionArn = second });
        service.Refused("ResourceInUseException", "StopSolutionVersionCreation", new { solutionVersionArn = second });
        Assert.Equal(["CREATE STOPPING", "CREATE STOPPED"], service.AdvanceUntil("SolutionVersion", second, "CREATE STOPPED"));
        service.Refused("InvalidInputException", "StopSolutionVersionCreation", new { solutionVersionArn = second });
        service.Refused("InvalidInputException", "GetSolutionMetrics", new { solutionVersionArn = second });
    }

    [Fact]
    public void What_the_service_publishes_can_be_followed_from_the_recipe()
    {
        using var service = new EmulatedService();
        var all = service.Call("ListRecipes")["recipes"]!.AsArray();
        Assert.Equal(24, all.Count);
        Assert.Equal(5, service.Call("ListRecipes", new { domain = "ECOMMERCE", recipeProvider = "SERVICE" })["recipes"]!.AsArray().Count);
        foreach (var summary in all)
        {
            var recipe = service.Describe("Recipe", (string)summary!["recipeArn"]!);
            Assert.Equal((string)recipe["name"]!, (string?)service.Describe("Algorithm", (string)recipe["algorithmArn"]!)["name"]);
            Assert.Equal("ACTIVE", service.StatusOf("FeatureTransformation", (string)recipe["featureTransformationArn"]!));
        }
    }

    internal static object Job(string version, string? filter = null) => filter is null
        ? new
        {
            jobName = "job",
            solutionVersionArn = version,
            jobInput = new { s3DataSource = new { path = "s3://jobs/in.jsonl" } },
            jobOutput = new { s3DataDestination = new { path = "s3://jobs/out/" } },
            roleArn = EmulatedService.Role,
        }
        : new
        {
            jobName = "job",
            solutionVersionArn = version,
            filterArn = filter,
            jobInput = new { s3DataSource = new { path = "s3://jobs/in.jsonl" } },
            jobOutput = new { s3DataDestination = new { path = "s3://jobs/out/" } },
            roleArn = EmulatedService.Role,
        };

    internal static object Attribution(string group, string name = "impact") => new
    {
        name,
        datasetGroupArn = group,
        metrics = new[]
        {
            new { eventType = "watch", metricName = "watches", expression = "SAMPLECOUNT()" },
            new { eventType = "watch", metricName = "price", expression = "SUM(Items.PRICE)" },
            new { eventType = "click", metricName = "clicks", expression = "SAMPLECOUNT()" },
        },
        metricsOutputConfig = new { roleArn = EmulatedService.Role, s3DataDestination = new { path = "s3://metrics/out/" } },
    };
}
