using System;
using System.Linq;
using System.Text.Json.Nodes;
using Personalize.Tests.Clients;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>AWS's own clients make all eight calls of the runtime and event APIs, and read what they read of the service.</summary>
public sealed class RuntimeClientTests : IDisposable
{
    private const string Runtime = "personalize-runtime";
    private const string Events = "personalize-events";

    private readonly RecordedService _service = new("--access-key", "EMULATOREXAMPLEKEY", "--secret-key", "emulator-secret");

    public static TheoryData<ReferenceClient> Clients => ReferenceClient.All;

    public void Dispose() => _service.Dispose();

    [Theory]
    [MemberData(nameof(Clients), DisableDiscoveryEnumeration = true)]
    public void All_eight_operations_answer_every_client(ReferenceClient client)
    {
        var tracker = _service.AddGroup("films");
        _service.PutEvents(tracker, "bob", "watch:alien", "watch:big");
        var tracking = (string)_service.Control("DescribeDataset", new { datasetArn = RecordedService.Arn("dataset/films/ACTION_INTERACTIONS") })["dataset"]!["trackingId"]!;
        var personal = _service.AddCampaign("films", "aws-user-personalization-v2", metadata: true);
        var ranking = _service.AddCampaign("films", "aws-personalized-ranking-v2");
        var actions = _service.AddCampaign("films", "aws-next-best-action");

        // Times are JSON numbers to the AWS CLI and dates to the SDKs; documents are texts to all.
        JsonNode time = client == ReferenceClient.AwsCli ? 1_700_000_000 : new JsonObject { ["$date"] = 1_700_000_000 };
        const string Properties = """{"genre":"Comedy","year":"1988"}""";
        var results = client.Make(
            _service.Url,
            Call(Events, "PutEvents", $$"""{"trackingId":"{{tracker}}","userId":"ann","sessionId":"s1","eventList":[{"eventId":"e1","eventType":"watch","itemId":"alien","eventValue":0.25}]}""", input => input["eventList"]![0]!["sentAt"] = time.DeepClone()),
            Call(Events, "PutItems", $$"""{"datasetArn":"{{RecordedService.Arn("dataset/films/ITEMS")}}","items":[{"itemId":"big"}]}""", input => input["items"]![0]!["properties"] = Properties),
            Call(Events, "PutUsers", $$"""{"datasetArn":"{{RecordedService.Arn("dataset/films/USERS")}}","users":[{"userId":"ann"}]}""", input => input["users"]![0]!["properties"] = """{"age":17}"""),
            Call(Events, "PutActions", $$"""{"datasetArn":"{{RecordedService.Arn("dataset/films/ACTIONS")}}","actions":[{"actionId":"join"}]}""", input => input["actions"]![0]!["properties"] = """{"value":5}"""),
            Call(Events, "PutActionInteractions", $$"""{"trackingId":"{{tracking}}","actionInteractions":[{"actionId":"join","userId":"ann","sessionId":"s1","eventType":"Taken"}]}""", input => input["actionInteractions"]![0]!["timestamp"] = time.DeepClone()),
            Call(Runtime, "GetRecommendations", $$$"""{"campaignArn":"{{{personal}}}","userId":"ann","numResults":1,"metadataColumns":{"ITEMS":["GENRE"]},"context":{"DEVICE":"tv"}}"""),
            Call(Runtime, "GetPersonalizedRanking", $$"""{"campaignArn":"{{ranking}}","userId":"ann","inputList":["none","big"]}"""),
            Call(Runtime, "GetActionRecommendations", $$"""{"campaignArn":"{{actions}}","userId":"bob"}"""),
            Call(Runtime, "GetRecommendations", $$"""{"campaignArn":"{{personal}}none","userId":"ann"}"""),
            Call(Events, "PutItems", $$"""{"datasetArn":"{{RecordedService.Arn("dataset/none/ITEMS")}}","items":[{"itemId":"big"}]}"""));

        Assert.All(results.Take(8), result => Assert.Null(result!["error"]));
        Assert.All(results.Take(5), result => Assert.Empty(result!["output"]!.AsObject()));
        var item = results[5]!["output"]!["itemList"]![0]!;
        Assert.Equal("big", (string?)item["itemId"]);
        Assert.Equal("Comedy", (string?)item["metadata"]!["genre"]);
        Assert.InRange((double)item["score"]!, 0, 1);
        Assert.Equal(["big", "none"], results[6]!["output"]!["personalizedRanking"]!.AsArray().Select(ranked => (string?)ranked!["itemId"]));
        Assert.Equal("join", (string?)results[7]!["output"]!["actionList"]![0]!["actionId"]);
        Assert.Equal("InvalidInputException", (string?)results[8]!["error"]!["code"]);
        Assert.Equal("ResourceNotFoundException", (string?)results[9]!["error"]!["code"]);

        var written = _service.Records("/films/interactions?skip=2")["records"]![0]!;
        Assert.Equal(("ann", "alien", 1_700_000_000.0, 0.25), ((string?)written["userId"], (string?)written["itemId"], (double)written["timestamp"]!, (double)written["eventValue"]!));
        Assert.Equal(1988, (double)_service.Records("/films/items")["records"]![0]!["YEAR"]!);
        Assert.Equal(17, (double)_service.Records("/films/users")["records"]![0]!["AGE"]!);
    }

    private static ReferenceCall Call(string service, string operation, string input, Action<JsonObject>? change = null)
    {
        var body = JsonNode.Parse(input)!.AsObject();
        change?.Invoke(body);
        return new ReferenceCall(operation, body, Service: service);
    }
}
