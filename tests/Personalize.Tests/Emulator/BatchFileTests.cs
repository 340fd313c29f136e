using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>Batch and export jobs read and write files in the folder that stands for Amazon S3.</summary>
public sealed class BatchFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("personalize-s3-").FullName;
    private readonly RecordedService _service;
    private readonly string _tracker;

    public BatchFileTests()
    {
        _service = new RecordedService("--s3", _folder);
        _tracker = _service.AddGroup("films");
        for (var number = 0; number < 10; number++)
        {
            var kind = number < 5 ? "horror" : "comedy";
            _service.PutEvents(_tracker, $"{kind}-fan-{number}", [.. Enumerable.Range(0, 5).Where(film => film != number % 5).Select(film => $"watch:{kind}-{film}")]);
        }

        _service.PutItems("films", new { itemId = "horror-1", properties = """{"genre":"horror","year":1981}""" }, new { itemId = "comedy-1", properties = """{"genre":"comedy"}""" });
    }

    public void Dispose()
    {
        _service.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Recommendations_of_a_batch_are_written_a_line_for_each_user()
    {
        Write("in/users.json", """
            {"userId": "horror-fan-0"}

            {"userId": "comedy-fan-6"}
            {"who": "nobody"}
            """);
        RunInference("aws-user-personalization-v2", "users.json", 2);
        var lines = Lines("out/users.json.out");
        Assert.Equal(3, lines.Length);
        Assert.Equal("""{"userId":"horror-fan-0"}""", lines[0]["input"]!.ToJsonString());
        Assert.Equal("horror-0", (string?)lines[0]["output"]!["recommendedItems"]![0]);
        Assert.Equal(2, lines[0]["output"]!["scores"]!.AsArray().Count);
        Assert.True(lines[0].AsObject().ContainsKey("error"));
        Assert.Equal("comedy-1", (string?)lines[1]["output"]!["recommendedItems"]![0]);
        Assert.Null(lines[2]["output"]);
        Assert.Contains("A userId must be given", (string)lines[2]["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Related_items_come_without_scores_and_rankings_with_all_items()
    {
        Write("in/items.json", """{"itemId": "comedy-2"}""");
        RunInference("aws-similar-items", "items.json", 3);
        var output = Lines("out/items.json.out")[0]["output"]!;
        Assert.All(output["recommendedItems"]!.AsArray(), item => Assert.StartsWith("comedy", (string)item!, StringComparison.Ordinal));
        Assert.Null(output["scores"]);

        Write("in/lists.json", """{"userId": "horror-fan-0", "itemList": ["none", "comedy-1", "horror-1"]}""");
        RunInference("aws-personalized-ranking-v2", "lists.json", 3);
        output = Lines("out/lists.json.out")[0]["output"]!;
        Assert.Equal(["horror-1", "comedy-1", "none"], output["recommendedItems"]!.AsArray().Select(item => (string?)item));
        Assert.Null(output["scores"]![2]);
    }

    [Fact]
    public void A_job_for_themes_says_what_the_items_have_in_common_and_how_well_each_fits()
    {
        Write("in/items.json", """
            {"itemId": "comedy-2"}
            {"itemId": "none"}
            """);
        Run("CreateBatchInferenceJob", "aws-similar-items", "items.json", 3, null, """{"fieldsForThemeGeneration":{"itemName":"PLOT"}}""");
        var output = Lines("out/items.json.out")[0]["output"]!;
        Assert.StartsWith("comedy for those who like ", (string?)output["theme"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, output["recommendedItems"]!.AsArray().Count);
        var scores = output["itemsThemeRelevanceScores"]!.AsArray().Select(score => (double)score!).ToArray();
        Assert.Equal(3, scores.Length);
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(scores, score => Assert.InRange(score, 0, 0.6));
    }

    [Fact]
    public void A_filter_takes_its_values_from_each_line()
    {
        var filter = _service.AddFilter("films", "genre", "INCLUDE ItemID WHERE Items.GENRE IN ($GENRE)");
        Write("in/users.json", """
            {"userId":"x","filterValues":{"GENRE":"\"horror\""}}
            {"userId":"x"}
            """);
        RunInference("aws-user-personalization-v2", "users.json", 5, filter);
        var lines = Lines("out/users.json.out");
        Assert.Equal("""["horror-1"]""", lines[0]["output"]!["recommendedItems"]!.ToJsonString());
        Assert.Contains("GENRE has no value", (string)lines[1]["error"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws-item-affinity", """{"itemId": "horror-1"}""", "horror-fan")]
    [InlineData("aws-item-attribute-affinity", """{"itemAttributes": "ITEMS.genre = \"comedy\" OR ITEMS.year > 2000"}""", "comedy-fan")]
    public void Segments_are_the_users_who_like_an_item_or_its_attributes(string recipe, string line, string expected)
    {
        Write("in/segments.json", line);
        Run("CreateBatchSegmentJob", recipe, "segments.json", 3, null);
        var users = Lines("out/segments.json.out")[0]["output"]!["usersList"]!.AsArray();
        Assert.Equal(3, users.Count);
        Assert.All(users, user => Assert.StartsWith(expected, (string)user!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "Invalid Data location")]
    [InlineData("{\"userId\":\"a\"}\nnonsense", "Line 2 of users.json is not a JSON object")]
    public void A_batch_of_what_is_not_there_or_no_json_fails_with_the_reason(string? content, string expected)
    {
        if (content is not null)
        {
            Write("in/users.json", content);
        }

        RunInference("aws-user-personalization-v2", "users.json", 5);
        var job = _service.Control("DescribeBatchInferenceJob", new { batchInferenceJobArn = RecordedService.Arn("batch-inference-job/users") })["batchInferenceJob"]!;
        Assert.Equal("CREATE FAILED", (string?)job["status"]);
        Assert.Contains(expected, (string)job["failureReason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_can_be_imported_again()
    {
        _service.Control("CreateDatasetExportJob", new
        {
            jobName = "copy",
            datasetArn = RecordedService.Arn("dataset/films/INTERACTIONS"),
            ingestionMode = "ALL",
            roleArn = "arn:aws:iam::111122223333:role/Export",
            jobOutput = new { s3DataDestination = new { path = "s3://data/out/" } },
        });
        _service.Advance(86_400);
        _service.Records();
        var text = File.ReadAllLines(Path.Combine(_folder, "data/out/copy.csv"));
        Assert.Equal("USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE", text[0]);
        Assert.Equal("horror-fan-0,horror-1,1700000000,watch,", text[1]);
        Assert.Equal(41, text.Length);
        _service.Control("CreateDatasetImportJob", new
        {
            jobName = "back",
            datasetArn = RecordedService.Arn("dataset/films/INTERACTIONS"),
            dataSource = new { dataLocation = "s3://data/out/copy.csv" },
            roleArn = "arn:aws:iam::111122223333:role/Import",
        });
        _service.Advance(86_400);
        Assert.Equal(80, (int)_service.Records()["records"]!["films"]!["INTERACTIONS"]!);
    }

    private void RunInference(string recipe, string file, int count, string? filter = null) => Run("CreateBatchInferenceJob", recipe, file, count, filter);

    private void Run(string operation, string recipe, string file, int count, string? filter, string? themes = null)
    {
        var request = new JsonObject
        {
            ["jobName"] = Path.GetFileNameWithoutExtension(file),
            ["solutionVersionArn"] = _service.AddVersion("films", recipe),
            ["numResults"] = count,
            ["jobInput"] = JsonNode.Parse($$$"""{"s3DataSource":{"path":"s3://data/in/{{{file}}}"}}"""),
            ["jobOutput"] = JsonNode.Parse("""{"s3DataDestination":{"path":"s3://data/out/"}}"""),
            ["roleArn"] = "arn:aws:iam::111122223333:role/Batch",
        };
        if (themes is not null)
        {
            request["batchInferenceJobMode"] = "THEME_GENERATION";
            request["themeGenerationConfig"] = JsonNode.Parse(themes);
        }

        if (filter is not null)
        {
            request["filterArn"] = filter;
        }

        _service.Control(operation, request);
        _service.Advance(86_400);
        _service.Records();
    }

    private JsonNode[] Lines(string path) => [.. File.ReadLines(Path.Combine(_folder, "data", path)).Select(line => JsonNode.Parse(line)!)];

    private void Write(string path, string content)
    {
        var file = Path.Combine(_folder, "data", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
