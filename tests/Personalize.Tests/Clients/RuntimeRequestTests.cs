using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Personalize.Tests.Module;
using Xunit;

namespace Personalize.Tests.Clients;

/// <summary>The module's calls of the runtime and event APIs are those of AWS's own SDKs, and so are the answers.</summary>
public sealed class RuntimeRequestTests : IDisposable
{
    private const string Prefix = "arn:aws:personalize:us-east-1:111122223333:";
    private const string Campaign = Prefix + "campaign/films-home";
    private const string Ranking = Prefix + "campaign/films-ranking";
    private const string Properties = """{"genre":"Comedy","year":1988}""";

    private readonly EmulatedSession _emulated = new("--sample");

    public static TheoryData<ReferenceClient> Sdks => [ReferenceClient.JavaScript, ReferenceClient.Boto3];

    public void Dispose() => _emulated.Dispose();

    [Theory]
    [MemberData(nameof(Sdks), DisableDiscoveryEnumeration = true)]
    public void All_eight_requests_are_those_of_the_sdk(ReferenceClient client)
    {
        var tracking = _emulated.Run("(Get-PersonalizeEventTracker -Name films* -Detailed).TrackingId").ThrowOnError().Of<string>().Single();
        var time = new JsonObject { ["$date"] = 1_700_000_000 };
        (string Script, ReferenceCall Call)[] pairs =
        [
            (
                $"Get-PersonalizeRecommendation {Campaign} -UserId 1 -NumResults 3 -Context @{{ DEVICE = 'tv' }} -MetadataColumn TITLE",
                Runtime("GetRecommendations", new()
                {
                    ["campaignArn"] = Campaign,
                    ["userId"] = "1",
                    ["numResults"] = 3,
                    ["context"] = new JsonObject { ["DEVICE"] = "tv" },
                    ["metadataColumns"] = new JsonObject { ["ITEMS"] = new JsonArray("TITLE") },
                })),
            (
                $"Get-PersonalizeRanking {Ranking} -InputList the-quiet-harbour, none -UserId 1",
                Runtime("GetPersonalizedRanking", new() { ["campaignArn"] = Ranking, ["inputList"] = new JsonArray("the-quiet-harbour", "none"), ["userId"] = "1" })),
            (
                $"Get-PersonalizeActionRecommendation {Campaign} -UserId 1 -NumResults 2",
                Runtime("GetActionRecommendations", new() { ["campaignArn"] = Campaign, ["userId"] = "1", ["numResults"] = 2 })),
            (
                $"@{{ UserId = 'ann'; SessionId = 's1'; EventId = 'e1'; EventType = 'watch'; ItemId = 'alien'; EventValue = 0.25; SentAt = [DateTimeOffset]::FromUnixTimeSeconds(1700000000); Impression = 'a', 'b' }} | Write-PersonalizeEvent {tracking}",
                Events("PutEvents", new()
                {
                    ["trackingId"] = tracking,
                    ["userId"] = "ann",
                    ["sessionId"] = "s1",
                    ["eventList"] = new JsonArray(new JsonObject
                    {
                        ["eventId"] = "e1",
                        ["eventType"] = "watch",
                        ["itemId"] = "alien",
                        ["eventValue"] = 0.25,
                        ["sentAt"] = time.DeepClone(),
                        ["impression"] = new JsonArray("a", "b"),
                    }),
                })),
            Put("Item", "PutItems", "items", "itemId"),
            Put("User", "PutUsers", "users", "userId"),
            Put("Action", "PutActions", "actions", "actionId"),
            (
                "@{ ActionId = 'join'; UserId = 'ann'; SessionId = 's1'; EventType = 'Taken'; EventId = 'e2'; Timestamp = [DateTimeOffset]::FromUnixTimeSeconds(1700000000) } | Write-PersonalizeActionInteraction some-tracking-id",
                Events("PutActionInteractions", new()
                {
                    ["trackingId"] = "some-tracking-id",
                    ["actionInteractions"] = new JsonArray(new JsonObject
                    {
                        ["actionId"] = "join", ["userId"] = "ann", ["sessionId"] = "s1", ["eventType"] = "Taken", ["eventId"] = "e2", ["timestamp"] = time.DeepClone(),
                    }),
                })),
        ];

        var (_, ours) = _emulated.Counted(() => _emulated.Run(string.Join(Environment.NewLine, pairs.Select(pair => pair.Script + " -ErrorAction SilentlyContinue"))));
        var (_, theirs) = _emulated.Counted(() => client.Make(_emulated, [.. pairs.Select(pair => pair.Call)]));

        Assert.Equal(8, theirs.Count);
        Assert.Equal(theirs.Select(RefereeTests.Essence), ours.Select(RefereeTests.Essence));
    }

    [Theory]
    [MemberData(nameof(Sdks), DisableDiscoveryEnumeration = true)]
    public void Recommendations_and_rankings_are_the_same(ReferenceClient client)
    {
        var answers = client.Make(
            _emulated,
            Runtime("GetRecommendations", new() { ["campaignArn"] = Campaign, ["userId"] = "7", ["numResults"] = 10 }),
            Runtime("GetPersonalizedRanking", new() { ["campaignArn"] = Ranking, ["userId"] = "7", ["inputList"] = new JsonArray("the-quiet-harbour", "none", "the-last-garden") }));

        var rows = _emulated.Run($"Get-PersonalizeRecommendation {Campaign} -UserId 7 -NumResults 10").ThrowOnError().Of<Recommendation>().ToList();
        var ranked = _emulated.Run($"Get-PersonalizeRanking {Ranking} -UserId 7 -InputList the-quiet-harbour, none, the-last-garden").ThrowOnError().Of<RankedItem>().ToList();

        Assert.Equal(Items(answers[0]!, "itemList"), rows.Select(row => (row.ItemId, row.Score)));
        Assert.Equal(Enumerable.Range(1, 10), rows.Select(row => row.Rank));
        Assert.Equal(Items(answers[1]!, "personalizedRanking"), ranked.Select(row => (row.ItemId, row.Score)));
    }

    private static IEnumerable<(string?, double?)> Items(JsonNode answer, string list) =>
        answer["output"]![list]!.AsArray().Select(item => ((string?)item!["itemId"], (double?)item["score"]));

    private static (string Script, ReferenceCall Call) Put(string noun, string operation, string list, string id)
    {
        var arn = $"{Prefix}dataset/films/{noun.ToUpperInvariant()}S";
        return (
            $"@{{ {id} = 'x'; Properties = [ordered]@{{ genre = 'Comedy'; year = 1988 }} }} | Write-Personalize{noun} {arn}",
            Events(operation, new() { ["datasetArn"] = arn, [list] = new JsonArray(new JsonObject { [id] = "x", ["properties"] = Properties }) }));
    }

    private static ReferenceCall Runtime(string operation, JsonObject input) => new(operation, input, Service: "personalize-runtime");

    private static ReferenceCall Events(string operation, JsonObject input) => new(operation, input, Service: "personalize-events");
}
