using System;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>What the state has to say against a request that the model has nothing against.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly EmulatedService _service = new("--sample");

    [Theory]
    [InlineData("DatasetGroup", """{"name":"films"}""")]
    [InlineData("Schema", """{"name":"films-users","schema":"{\"type\":\"record\",\"name\":\"U\",\"fields\":[{\"name\":\"USER_ID\",\"type\":\"string\"}]}"}""")]
    [InlineData("Dataset", """{"name":"x","schemaArn":"A:schema/films-interactions","datasetGroupArn":"A:dataset-group/films","datasetType":"INTERACTIONS"}""")]
    [InlineData("DatasetImportJob", """{"jobName":"films-users-first","datasetArn":"A:dataset/films/USERS","dataSource":{"dataLocation":"s3://abc/"},"roleArn":"R"}""")]
    [InlineData("EventTracker", """{"name":"films-events","datasetGroupArn":"A:dataset-group/films"}""")]
    [InlineData("Filter", """{"name":"genre","datasetGroupArn":"A:dataset-group/films","filterExpression":"INCLUDE ItemID WHERE Items.YEAR > 1"}""")]
    [InlineData("Solution", """{"name":"films-similar","datasetGroupArn":"A:dataset-group/films","recipeArn":"P:recipe/aws-sims"}""")]
    [InlineData("Recommender", """{"name":"shop-popular","datasetGroupArn":"A:dataset-group/shop","recipeArn":"P:recipe/aws-ecomm-popular-items-by-views"}""")]
    public void Names_are_taken_once_within_a_kind(string kind, string input)
    {
        var message = Refused("ResourceAlreadyExistsException", $"Create{kind}", input);
        Assert.Contains("already exists", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateDataset", """{"name":"x","schemaArn":"A:schema/nobody","datasetGroupArn":"A:dataset-group/films","datasetType":"ACTIONS"}""", "schema")]
    [InlineData("CreateDataset", """{"name":"x","schemaArn":"A:schema/unused","datasetGroupArn":"A:dataset-group/nobody","datasetType":"USERS"}""", "dataset group")]
    [InlineData("CreateCampaign", """{"name":"x","solutionVersionArn":"A:solution/films-ranking"}""", "solution version")]
    [InlineData("CreateSolution", """{"name":"x","datasetGroupArn":"A:dataset-group/films","recipeArn":"P:recipe/aws-nothing"}""", "recipe")]
    [InlineData("DescribeAlgorithm", """{"algorithmArn":"P:algorithm/aws-nothing"}""", "algorithm")]
    [InlineData("ListTagsForResource", """{"resourceArn":"A:campaign/nobody"}""", "resource")]
    [InlineData("DeleteFilter", """{"filterArn":"A:filter/nobody"}""", "filter")]
    public void What_is_not_there_is_told_by_kind_and_ARN(string operation, string input, string words) =>
        Assert.StartsWith($"The given {words} does not exist: arn:", Refused("ResourceNotFoundException", operation, input), StringComparison.Ordinal);

    [Theory]
    [InlineData("CreateCampaign", """{"name":"x","solutionVersionArn":"A:campaign/films-home"}""")]
    [InlineData("DescribeCampaign", """{"campaignArn":"A:solution/films-ranking"}""")]
    [InlineData("CreateSolution", """{"name":"x","datasetGroupArn":"A:dataset/films/USERS","recipeArn":"P:recipe/aws-sims"}""")]
    [InlineData("ListDatasets", """{"datasetGroupArn":"A:solution/films-ranking"}""")]
    public void An_ARN_of_the_wrong_kind_is_told(string operation, string input) =>
        Assert.StartsWith("The given ARN is not that of a ", Refused("InvalidInputException", operation, input), StringComparison.Ordinal);

    [Theory]
    [InlineData("not json", "not JSON (line 1, position")]
    [InlineData("[]", "'type' is 'record'")]
    [InlineData("""{"type":"enum"}""", "'type' is 'record'")]
    [InlineData("""{"type":"record","name":"A","fields":[]}""", "not empty")]
    [InlineData("""{"type":"record","name":"A","fields":[{"name":"A B","type":"int"}]}""", "letters, digits")]
    [InlineData("""{"type":"record","name":"A","fields":[{"name":"A","type":"map"}]}""", "type of the field A")]
    [InlineData("""{"type":"record","name":"A","fields":[{"name":"A","type":"int"},{"name":"A","type":"int"}]}""", "more than once")]
    [InlineData("""{"type":"record","name":"A","fields":[{"name":"USER_ID","type":"int"}]}""", "reserved")]
    public void A_schema_that_no_dataset_could_have_is_refused_with_the_reason(string schema, string reason) =>
        Assert.Contains(reason, _service.Refused("InvalidInputException", "CreateSchema", new { name = "x", schema }), StringComparison.Ordinal);

    [Theory]
    [InlineData("Interactions", "it lacks USER_ID, ITEM_ID, TIMESTAMP")]
    [InlineData("Items", "it lacks ITEM_ID")]
    [InlineData("Users", "it lacks USER_ID")]
    [InlineData("Actions", "it lacks ACTION_ID")]
    [InlineData("Action_Interactions", "it lacks USER_ID, ACTION_ID, EVENT_TYPE, TIMESTAMP")]
    [InlineData("Fruit", "must be one of INTERACTIONS, ITEMS")]
    public void A_dataset_needs_the_columns_of_its_type(string datasetType, string reason)
    {
        var schemaArn = _service.Create("Schema", new { name = "x", schema = EmulatedService.Avro("COLOUR string") });
        var message = _service.Refused(
            "InvalidInputException", "CreateDataset", new { name = "x", schemaArn, datasetGroupArn = EmulatedService.Arn("dataset-group/films"), datasetType });
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateRecommender", """{"name":"x","datasetGroupArn":"A:dataset-group/films","recipeArn":"P:recipe/aws-vod-top-picks"}""", "domains-specific")]
    [InlineData("CreateRecommender", """{"name":"x","datasetGroupArn":"A:dataset-group/shop","recipeArn":"P:recipe/aws-vod-top-picks"}""", "ECOMMERCE")]
    [InlineData("CreateSolution", """{"name":"x","datasetGroupArn":"A:dataset-group/shop","recipeArn":"P:recipe/aws-vod-top-picks"}""", "recommenders")]
    [InlineData("CreateSolution", """{"name":"x","datasetGroupArn":"A:dataset-group/shop"}""", "recipeArn is needed")]
    [InlineData("CreateSolution", """{"name":"x","datasetGroupArn":"A:dataset-group/shop","recipeArn":"P:recipe/aws-sims","performAutoML":true}""", "leave out")]
    [InlineData("CreateSolution", """{"name":"x","datasetGroupArn":"A:dataset-group/shop","recipeArn":"P:recipe/aws-popularity-count","performHPO":true}""", "not supported")]
    [InlineData(
        "CreateSolution",
        """{"name":"x","datasetGroupArn":"A:dataset-group/shop","recipeArn":"P:recipe/aws-sims","performHPO":true,"solutionConfig":{"hpoConfig":{"algorithmHyperParameterRanges":{"integerHyperParameterRanges":[{"name":"bptt","minValue":9,"maxValue":2}]}}}}""",
        "bptt is reversed")]
    [InlineData(
        "CreateSolution",
        """{"name":"x","datasetGroupArn":"A:dataset-group/shop","recipeArn":"P:recipe/aws-sims","solutionConfig":{"autoTrainingConfig":{"schedulingExpression":"rate(31 days)"}}}""",
        "rate(30 days)")]
    [InlineData("CreateDatasetGroup", """{"name":"x","roleArn":"R"}""", "go together")]
    [InlineData("CreateDatasetImportJob", """{"jobName":"x","datasetArn":"A:dataset/films/USERS","dataSource":{},"roleArn":"R"}""", "dataLocation")]
    [InlineData("CreateDatasetImportJob", """{"jobName":"x","datasetArn":"A:dataset/films/USERS","dataSource":{"dataLocation":"https://abc/x"},"roleArn":"R"}""", "Amazon S3")]
    [InlineData("CreateDatasetImportJob", """{"jobName":"x","datasetArn":"A:dataset/films/USERS","dataSource":{"dataLocation":"s3://abc/"}}""", "roleArn is needed")]
    [InlineData("ListTagsForResource", """{"resourceArn":"A:schema/films-users"}""", "can't have tags")]
    [InlineData("UpdateCampaign", """{"campaignArn":"A:campaign/films-home"}""", "changes nothing")]
    [InlineData("UpdateSolution", """{"solutionArn":"A:solution/films-ranking"}""", "changes nothing")]
    public void What_does_not_fit_together_is_refused_with_the_reason(string operation, string input, string reason) =>
        Assert.Contains(reason, Refused("InvalidInputException", operation, input), StringComparison.Ordinal);

    [Fact]
    public void A_role_of_another_account_is_not_passed() =>
        Assert.Equal(
            "Cross-account pass role is not allowed.",
            Refused("AccessDeniedException", "CreateDatasetGroup", """{"name":"x","roleArn":"arn:aws:iam::999999999999:role/x","kmsKeyArn":"arn:aws:kms:us-east-1:111122223333:key/x"}"""));

    [Fact]
    public void A_campaign_needs_a_version_that_is_active()
    {
        var versions = _service.Call("ListSolutionVersions", new { solutionArn = EmulatedService.Arn("solution/films-similar") })["solutionVersions"]!.AsArray();
        var pending = (string)versions[^1]!["solutionVersionArn"]!;
        Assert.Contains("CREATE PENDING", _service.Refused("ResourceInUseException", "CreateCampaign", new { name = "x", solutionVersionArn = pending }), StringComparison.Ordinal);
        var failed = Versions("films-ranking").First(version => (string)version!["status"]! == "CREATE FAILED")!["solutionVersionArn"];
        Assert.Contains("CREATE FAILED", _service.Refused("InvalidInputException", "CreateCampaign", new { name = "x", solutionVersionArn = failed }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parent_that_is_being_made_is_in_use()
    {
        var datasetGroupArn = _service.Create("DatasetGroup", new { name = "young" });
        _service.Refused("ResourceInUseException", "CreateEventTracker", new { name = "x", datasetGroupArn });

        // CreateFilter's model knows no such error.
        _service.Refused("InvalidInputException", "CreateFilter", new { name = "x", datasetGroupArn, filterExpression = "INCLUDE ItemID WHERE Items.YEAR > 1" });
        _service.DeleteRefused("DatasetGroup", datasetGroupArn);
    }

    [Fact]
    public void Training_modes_other_than_full_have_their_conditions()
    {
        var ranking = EmulatedService.Arn("solution/films-ranking");
        Assert.Contains("aws-user-personalization only", _service.Refused("InvalidInputException", "CreateSolutionVersion", new { solutionArn = ranking, trainingMode = "UPDATE" }), StringComparison.Ordinal);
        Assert.Contains("performIncrementalUpdate", _service.Refused("InvalidInputException", "CreateSolutionVersion", new { solutionArn = ranking, trainingMode = "AUTOTRAIN" }), StringComparison.Ordinal);
        _service.Create("SolutionVersion", new { solutionArn = EmulatedService.Arn("solution/shop-user-personalization"), trainingMode = "UPDATE" });
    }

    public void Dispose() => _service.Dispose();

    private JsonArray Versions(string solution) =>
        _service.Call("ListSolutionVersions", new { solutionArn = EmulatedService.Arn($"solution/{solution}") })["solutionVersions"]!.AsArray();

    private string Refused(string code, string operation, string input) => _service.Refused(
        code,
        operation,
        JsonNode.Parse(input
            .Replace("\"A:", "\"" + EmulatedService.Arn(string.Empty), StringComparison.Ordinal)
            .Replace("\"P:", "\"arn:aws:personalize:::", StringComparison.Ordinal)
            .Replace("\"R\"", $"\"{EmulatedService.Role}\"", StringComparison.Ordinal)));
}
