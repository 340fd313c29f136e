using System;
using System.Linq;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>Changes of what is there, and what of them can be seen while they are under way.</summary>
public sealed class UpdateTests : IDisposable
{
    private readonly EmulatedService _service = new();

    [Fact]
    public void A_campaign_stays_active_with_what_it_had_while_it_is_updated()
    {
        var solution = _service.Solution(_service.TrainableGroup());
        var (first, second) = (_service.Version(solution), _service.Version(solution));
        var campaign = _service.Create("Campaign", new { name = "c", solutionVersionArn = first });
        _service.Refused("ResourceInUseException", "UpdateCampaign", new { campaignArn = campaign, minProvisionedTPS = 2 });
        _service.AdvanceUntil("Campaign", campaign, "ACTIVE");
        _service.Call("UpdateCampaign", new { campaignArn = campaign, solutionVersionArn = second, minProvisionedTPS = 3 });
        _service.Refused("ResourceInUseException", "UpdateCampaign", new { campaignArn = campaign, minProvisionedTPS = 2 });
        _service.DeleteRefused("Campaign", campaign);
        foreach (var status in new[] { "CREATE PENDING", "CREATE IN_PROGRESS" })
        {
            var during = _service.Describe("Campaign", campaign);
            Assert.Equal("ACTIVE", (string?)during["status"]);
            Assert.Equal(first, (string?)during["solutionVersionArn"]);
            Assert.Equal(status, (string?)during["latestCampaignUpdate"]!["status"]);
            Assert.Equal((double?)during["latestCampaignUpdate"]!["creationDateTime"], (double?)during["lastUpdatedDateTime"]);
            _service.Advance(TimeSpan.FromSeconds(30));
        }

        _service.Advance(TimeSpan.FromDays(7));
        var after = _service.Describe("Campaign", campaign);
        Assert.Equal("ACTIVE", (string?)after["latestCampaignUpdate"]!["status"]);
        Assert.Equal(second, (string?)after["solutionVersionArn"]);
        Assert.Equal(3, (int?)after["minProvisionedTPS"]);
    }

    [Fact]
    public void A_campaign_that_follows_its_solution_takes_over_every_new_version()
    {
        var solution = _service.Solution(_service.TrainableGroup());
        var first = _service.Version(solution);
        var config = new { syncWithLatestSolutionVersion = true };
        _service.Refused("InvalidInputException", "CreateCampaign", new { name = "c", solutionVersionArn = first, campaignConfig = config });
        var campaign = _service.Create("Campaign", new { name = "c", solutionVersionArn = $"{solution}/$LATEST", campaignConfig = config });
        _service.AdvanceUntil("Campaign", campaign, "ACTIVE");
        Assert.Equal(first, (string?)_service.Describe("Campaign", campaign)["solutionVersionArn"]);
        var second = _service.Version(solution);
        Assert.Equal(second, (string?)_service.Describe("Campaign", campaign)["latestCampaignUpdate"]!["solutionVersionArn"]);
        _service.Advance(TimeSpan.FromHours(1));
        Assert.Equal(second, (string?)_service.Describe("Campaign", campaign)["solutionVersionArn"]);
    }

    [Fact]
    public void A_dataset_takes_a_wider_schema_and_its_own_status_moves()
    {
        _service.TrainableGroup();
        var dataset = EmulatedService.Arn("dataset/group/INTERACTIONS");
        var narrow = Schema("narrow", "USER_ID string", "ITEM_ID string", "TIMESTAMP long");
        var wide = Schema("wide", "USER_ID string", "ITEM_ID string", "TIMESTAMP long", "EVENT_TYPE string", "DEVICE string");
        Assert.Contains("EVENT_TYPE", _service.Refused("InvalidInputException", "UpdateDataset", new { datasetArn = dataset, schemaArn = narrow }), StringComparison.Ordinal);
        _service.Call("UpdateDataset", new { datasetArn = dataset, schemaArn = wide });
        _service.Refused("ResourceInUseException", "UpdateDataset", new { datasetArn = dataset, schemaArn = wide });
        _service.DeleteRefused("Schema", wide);
        Assert.Equal(["UPDATE PENDING", "UPDATE IN_PROGRESS", "ACTIVE"], _service.AdvanceUntil("Dataset", dataset, "ACTIVE"));
        var after = _service.Describe("Dataset", dataset);
        Assert.Equal(wide, (string?)after["schemaArn"]);
        Assert.Equal("ACTIVE", (string?)after["latestDatasetUpdate"]!["status"]);
        _service.Delete("Schema", EmulatedService.Arn("schema/group-interactions"));
    }

    [Fact]
    public void A_recommender_and_a_solution_tell_of_their_latest_update()
    {
        var group = _service.TrainableGroup("shop", "ECOMMERCE");
        var recommender = _service.Create(
            "Recommender", new { name = "r", datasetGroupArn = group, recipeArn = EmulatedService.Recipe("aws-ecomm-recommended-for-you") });
        _service.AdvanceUntil("Recommender", recommender, "ACTIVE");
        _service.Call("UpdateRecommender", new { recommenderArn = recommender, recommenderConfig = new { minRecommendationRequestsPerSecond = 7 } });
        _service.Refused("ResourceInUseException", "StopRecommender", new { recommenderArn = recommender });
        Assert.Null(_service.Describe("Recommender", recommender)["recommenderConfig"]);
        _service.Advance(TimeSpan.FromMinutes(20));
        var after = _service.Describe("Recommender", recommender);
        Assert.Equal(7, (int?)after["recommenderConfig"]!["minRecommendationRequestsPerSecond"]);
        Assert.Equal("ACTIVE", (string?)after["latestRecommenderUpdate"]!["status"]);

        var solution = _service.Solution(group);
        _service.Call("UpdateSolution", new { solutionArn = solution, performAutoTraining = true, solutionUpdateConfig = new { autoTrainingConfig = new { schedulingExpression = "rate(3 days)" } } });
        _service.Refused("ResourceInUseException", "UpdateSolution", new { solutionArn = solution, performAutoTraining = false });
        Assert.Equal("CREATE PENDING", (string?)_service.Describe("Solution", solution)["latestSolutionUpdate"]!["status"]);
        _service.Advance(TimeSpan.FromMinutes(1));
        var described = _service.Describe("Solution", solution);
        Assert.True((bool?)described["performAutoTraining"]);
        Assert.Equal("rate(3 days)", (string?)described["solutionConfig"]!["autoTrainingConfig"]!["schedulingExpression"]);
    }

    [Fact]
    public void Metrics_are_added_to_an_attribution_and_taken_away()
    {
        var group = _service.Group();
        var attribution = _service.Create("MetricAttribution", LifeTests.Attribution(group));
        _service.AdvanceUntil("MetricAttribution", attribution, "ACTIVE");
        Refused("ResourceAlreadyExistsException", new { metricAttributionArn = attribution, addMetrics = new[] { Metric("watches") } });
        Refused("ResourceNotFoundException", new { metricAttributionArn = attribution, removeMetrics = new[] { "nothing" } });
        Refused("InvalidInputException", new { metricAttributionArn = attribution, removeMetrics = new[] { "watches", "price", "clicks" } });
        Refused("InvalidInputException", new { metricAttributionArn = attribution, addMetrics = new[] { Metric("m", "AVG(Items.PRICE)") } });
        Refused("InvalidInputException", new { metricAttributionArn = attribution, addMetrics = Enumerable.Range(0, 8).Select(i => Metric($"m{i}")) });
        _service.Call("UpdateMetricAttribution", new { metricAttributionArn = attribution, removeMetrics = new[] { "price" }, addMetrics = new[] { Metric("more") } });
        Refused("ResourceInUseException", new { metricAttributionArn = attribution, removeMetrics = new[] { "clicks" } });
        Assert.Equal(["UPDATE PENDING", "UPDATE IN_PROGRESS", "ACTIVE"], _service.AdvanceUntil("MetricAttribution", attribution, "ACTIVE"));
        var page = _service.Call("ListMetricAttributionMetrics", new { metricAttributionArn = attribution, maxResults = 2 });
        Assert.Equal(["watches", "clicks"], page["metrics"]!.AsArray().Select(metric => (string)metric!["metricName"]!));
        page = _service.Call("ListMetricAttributionMetrics", new { metricAttributionArn = attribution, maxResults = 2, nextToken = (string?)page["nextToken"] });
        Assert.Equal(["more"], page["metrics"]!.AsArray().Select(metric => (string)metric!["metricName"]!));

        void Refused(string code, object input) => _service.Refused(code, "UpdateMetricAttribution", input);

        static object Metric(string metricName, string expression = "SAMPLECOUNT()") => new { eventType = "watch", metricName, expression };
    }

    [Fact]
    public void What_is_asked_to_fail_fails_with_the_reason_and_the_next_one_does_not()
    {
        var group = _service.TrainableGroup();
        _service.Control("POST", "failures", new { operation = "CreateSolutionVersion", reason = "No luck.", times = 1 });
        var solution = _service.Solution(group);
        var version = _service.Create("SolutionVersion", new { solutionArn = solution });
        _service.AdvanceUntil("SolutionVersion", version, "CREATE FAILED");
        Assert.Equal("No luck.", (string?)_service.Describe("SolutionVersion", version)["failureReason"]);
        var good = _service.Version(solution);
        _service.Control("POST", "failures", new { operation = "*Campaign", times = 2 });
        var campaign = _service.Create("Campaign", new { name = "c", solutionVersionArn = good });
        _service.AdvanceUntil("Campaign", campaign, "CREATE FAILED");

        // An update makes a failed campaign anew, if it doesn't fail itself.
        _service.Call("UpdateCampaign", new { campaignArn = campaign, minProvisionedTPS = 2 });
        _service.Advance(TimeSpan.FromHours(1));
        Assert.Equal("CREATE FAILED", (string?)_service.Describe("Campaign", campaign)["latestCampaignUpdate"]!["status"]);
        Assert.Equal(1, (int?)_service.Describe("Campaign", campaign)["minProvisionedTPS"]);
        Assert.Empty(_service.Control("GET", "failures")["failures"]!.AsArray());
        _service.Call("UpdateCampaign", new { campaignArn = campaign, minProvisionedTPS = 2 });
        _service.Advance(TimeSpan.FromHours(1));
        Assert.Equal("ACTIVE", _service.StatusOf("Campaign", campaign));
        Assert.Equal(400, _service.TryControl("POST", "failures", """{"operation":"x","often":3}""").Status);
    }

    [Fact]
    public void What_cannot_work_fails_by_itself()
    {
        var group = _service.Group();
        var schema = Schema("s", "USER_ID string", "ITEM_ID string", "TIMESTAMP long");
        var solution = _service.Solution(group);
        Assert.Contains("INTERACTIONS", _service.Refused("InvalidInputException", "CreateSolutionVersion", new { solutionArn = solution }), StringComparison.Ordinal);
        var dataset = _service.Create("Dataset", new { name = "d", schemaArn = schema, datasetGroupArn = group, datasetType = "Interactions" });
        _service.Advance(TimeSpan.FromMinutes(1));
        var import = _service.Create("DatasetImportJob", new { jobName = "j", datasetArn = dataset, dataSource = new { dataLocation = "s3://bucket/file.parquet" }, roleArn = EmulatedService.Role });
        _service.AdvanceUntil("DatasetImportJob", import, "CREATE FAILED");
        Assert.Equal("Invalid Data location.", (string?)_service.Describe("DatasetImportJob", import)["failureReason"]);
        var version = _service.Create("SolutionVersion", new { solutionArn = solution });
        _service.AdvanceUntil("SolutionVersion", version, "CREATE FAILED");
        Assert.Contains("fewer than 25 users", (string?)_service.Describe("SolutionVersion", version)["failureReason"], StringComparison.Ordinal);
    }

    public void Dispose() => _service.Dispose();

    private string Schema(string name, params string[] columns) => _service.Create("Schema", new { name, schema = EmulatedService.Avro(columns) });
}
