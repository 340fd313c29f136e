using System;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>What is written through the event API: kept, counted once, read back, or refused.</summary>
public sealed class RecordTests : IDisposable
{
    private readonly RecordedService _service = new();
    private readonly string _tracker;

    public RecordTests() => _tracker = _service.AddGroup("films");

    public void Dispose() => _service.Dispose();

    [Fact]
    public void Events_are_read_back_in_the_order_in_which_they_came()
    {
        for (var call = 0; call < 30; call++)
        {
            _service.PutEvents(_tracker, $"user-{call % 3}", [.. Enumerable.Range(0, 10).Select(number => $"watch:item-{(call * 10) + number}")]);
        }

        var counts = _service.Records()["records"]!["films"]!;
        Assert.Equal(300, (int)counts["INTERACTIONS"]!);
        var page = _service.Records("/films/interactions?first=20&skip=290");
        Assert.Equal(300, (int)page["count"]!);
        Assert.Equal(Enumerable.Range(290, 10).Select(number => $"item-{number}"), page["records"]!.AsArray().Select(record => (string)record!["itemId"]!));
        Assert.Equal("user-2", (string)page["records"]![0]!["userId"]!);
    }

    [Fact]
    public void An_event_carries_all_that_was_told_of_it()
    {
        _service.Rest("/events", JsonNode.Parse($$"""
            {"trackingId":"{{_tracker}}","userId":"ann","sessionId":"s1","eventList":[{"eventId":"e1","eventType":"watch","eventValue":0.5,"itemId":"alien",
             "sentAt":1700000000.25,"recommendationId":"RID-1","impression":["alien","big"],"properties":"{\"numberOfRatings\":\"12\"}",
             "metricAttribution":{"eventAttributionSource":"home"} } ] }
            """)!);
        Assert.Equal(
            """{"eventType":"watch","userId":"ann","itemId":"alien","timestamp":1700000000.25,"eventId":"e1","sessionId":"s1","eventValue":0.5,"recommendationId":"RID-1","impression":["alien","big"],"eventAttributionSource":"home","properties":"{\u0022numberOfRatings\u0022:\u002212\u0022}"}""",
            _service.Records("/films/interactions")["records"]![0]!.ToJsonString());
    }

    [Fact]
    public void An_event_that_comes_again_counts_once()
    {
        object body = new
        {
            trackingId = _tracker,
            userId = "ann",
            sessionId = "s1",
            eventList = new[] { new { eventId = "e1", eventType = "watch", itemId = "alien", sentAt = 1 }, new { eventId = "e2", eventType = "watch", itemId = "big", sentAt = 2 } },
        };
        _service.Rest("/events", body);
        _service.Rest("/events", body);
        var counts = _service.Records()["records"]!["films"]!;
        Assert.Equal(2, (int)counts["INTERACTIONS"]!);
        Assert.Equal(2, (int)counts["repeatedEvents"]!);
    }

    [Fact]
    public void Events_of_a_session_become_the_user_s_who_signs_in()
    {
        _service.Rest("/events", new { trackingId = _tracker, sessionId = "s1", eventList = new[] { new { eventType = "click", itemId = "alien", sentAt = 1 } } });
        Assert.Null(_service.Records("/films/interactions")["records"]![0]!["userId"]);
        _service.Rest("/events", new { trackingId = _tracker, sessionId = "s1", userId = "ann", eventList = new[] { new { eventType = "click", itemId = "big", sentAt = 2 } } });
        _service.Rest("/events", new { trackingId = _tracker, sessionId = "s1", eventList = new[] { new { eventType = "click", itemId = "clue", sentAt = 3 } } });
        Assert.Equal(["ann", "ann", "ann"], _service.Records("/films/interactions")["records"]!.AsArray().Select(record => (string?)record!["userId"]));
    }

    [Fact]
    public void Items_users_and_actions_are_kept_with_their_fields_and_replaced_by_newer_ones()
    {
        _service.PutItems("films", new { itemId = "alien", properties = """{"genre":"Horror|Science fiction","year":"1979","colour":"green"}""" }, new { itemId = "big" });
        _service.PutItems("films", new { itemId = "alien", properties = """{"genre":"Horror","year":1979}""" });
        var items = _service.Records("/films/items")["records"]!.AsArray();
        Assert.Equal(["alien", "big"], items.Select(item => (string?)item!["ITEM_ID"]));
        Assert.Equal("Horror", (string?)items[0]!["GENRE"]);
        Assert.Equal(1979, (double)items[0]!["YEAR"]!);
        _service.Rest("/users", new { datasetArn = RecordedService.Arn("dataset/films/USERS"), users = new[] { new { userId = "ann", properties = """{"age":17}""" } } });
        _service.Rest("/actions", new { datasetArn = RecordedService.Arn("dataset/films/ACTIONS"), actions = new[] { new { actionId = "join", properties = """{"value":5,"repeatFrequency":7}""" } } });
        Assert.Equal(17, (double)_service.Records("/films/users")["records"]![0]!["AGE"]!);
        Assert.Equal(7, (double)_service.Records("/films/actions")["records"]![0]!["REPEAT_FREQUENCY"]!);
    }

    [Fact]
    public void Action_interactions_go_to_the_dataset_s_own_tracking_id()
    {
        var tracking = (string)_service.Control("DescribeDataset", new { datasetArn = RecordedService.Arn("dataset/films/ACTION_INTERACTIONS") })["dataset"]!["trackingId"]!;
        object[] interactions = [new { actionId = "join", userId = "ann", sessionId = "s1", timestamp = 5, eventType = "Taken" }];
        _service.Rest("/action-interactions", new { trackingId = tracking, actionInteractions = interactions });
        var record = Assert.Single(_service.Records("/films/action_interactions")["records"]!.AsArray())!;
        Assert.Equal("join", (string?)record["actionId"]);
        Assert.StartsWith("ResourceNotFoundException 404: ", _service.Error("/action-interactions", new { trackingId = _tracker, actionInteractions = interactions }), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_are_empty_and_of_the_type_json()
    {
        var (status, _, body) = _service.Send("/items", new { datasetArn = RecordedService.Arn("dataset/films/ITEMS"), items = new[] { new { itemId = "alien" } } });
        Assert.Equal((200, ""), (status, body));
    }

    [Theory]
    [InlineData("\\\"doubly\\\"", "Error parsing properties json")]
    [InlineData("{", "Error parsing properties json")]
    [InlineData("[1]", "Error parsing properties json")]
    [InlineData("{\\\"UserId\\\":1}", "can't have 'UserId'")]
    public void Properties_that_are_no_object_or_repeat_a_member_are_refused_and_nothing_is_kept(string properties, string expected)
    {
        var error = _service.Error("/events", JsonNode.Parse($$"""
            {"trackingId":"{{_tracker}}","sessionId":"s","userId":"ann","eventList":[{"eventType":"watch","itemId":"big","sentAt":1},
             {"eventType":"watch","itemId":"alien","sentAt":1,"properties":"{{properties}}"}]}
            """)!);
        Assert.StartsWith("InvalidInputException 400: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal(0, (int)_service.Records()["records"]!["films"]!["INTERACTIONS"]!);
    }

    [Fact]
    public void A_number_that_is_none_is_refused_with_its_field() => Assert.Contains(
        "items[0].properties.year must be a number, as YEAR is one",
        _service.Error("/items", new { datasetArn = RecordedService.Arn("dataset/films/ITEMS"), items = new[] { new { itemId = "a", properties = """{"year":"new"}""" } } }),
        StringComparison.Ordinal);

    [Fact]
    public void Unknown_trackers_and_datasets_and_wrong_types_are_refused()
    {
        object[] events = [new { eventType = "watch", itemId = "big", sentAt = 1 }];
        Assert.Contains("InvalidInputException 400: There is no event tracker", _service.Error("/events", new { trackingId = "none", sessionId = "s", eventList = events }), StringComparison.Ordinal);
        object[] items = [new { itemId = "a" }];
        Assert.StartsWith("ResourceNotFoundException 404: ", _service.Error("/items", new { datasetArn = RecordedService.Arn("dataset/none/ITEMS"), items }), StringComparison.Ordinal);
        Assert.Contains("takes a dataset of type ITEMS", _service.Error("/items", new { datasetArn = RecordedService.Arn("dataset/films/USERS"), items }), StringComparison.Ordinal);
    }

    [Fact]
    public void Datasets_and_trackers_that_are_not_active_yet_take_nothing()
    {
        _service.Control("CreateDatasetGroup", new { name = "new" });
        _service.Advance(3600);
        _service.Control("CreateDataset", new { name = "new", datasetGroupArn = RecordedService.Arn("dataset-group/new"), datasetType = "ITEMS", schemaArn = RecordedService.Arn("schema/films-ITEMS") });
        var tracker = (string)_service.Control("CreateEventTracker", new { name = "new", datasetGroupArn = RecordedService.Arn("dataset-group/new") })["trackingId"]!;
        Assert.StartsWith("ResourceInUseException 409: ", _service.Error("/items", new { datasetArn = RecordedService.Arn("dataset/new/ITEMS"), items = new[] { new { itemId = "a" } } }), StringComparison.Ordinal);
        Assert.StartsWith("InvalidInputException", _service.Error("/events", new { trackingId = tracker, sessionId = "s", eventList = new[] { new { eventType = "a", sentAt = 1 } } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_are_saved_and_loaded_with_the_state()
    {
        _service.PutEvents(_tracker, "ann", "watch:alien", "click:big");
        _service.Rest("/events", new { trackingId = _tracker, sessionId = "s1", eventList = new[] { new { eventId = "e1", eventType = "click", itemId = "alien", sentAt = 1 } } });
        _service.Rest("/events", new { trackingId = _tracker, sessionId = "s1", userId = "bob", eventList = new[] { new { eventType = "click", itemId = "big", sentAt = 2 } } });
        _service.PutItems("films", new { itemId = "alien", properties = """{"genre":"Horror","year":1979}""" }, new { itemId = "big" });
        using var other = new RecordedService();
        other.LoadState(_service.SaveState());
        foreach (var path in new[] { "", "/films/interactions", "/films/items" })
        {
            Assert.Equal(_service.Records(path).ToJsonString(), other.Records(path).ToJsonString());
        }

        // What the loaded one knows still counts: the event's id, and whose the session is.
        other.Rest("/events", new { trackingId = _tracker, sessionId = "s1", eventList = new[] { new { eventId = "e1", eventType = "click", itemId = "alien", sentAt = 1 }, new { eventId = "e2", eventType = "click", itemId = "clue", sentAt = 3 } } });
        var records = other.Records("/films/interactions")["records"]!.AsArray();
        Assert.Equal(5, records.Count);
        Assert.Equal("bob", (string?)records[4]!["userId"]);
    }

    [Fact]
    public void Records_of_a_dataset_that_is_deleted_are_gone()
    {
        _service.PutItems("films", new { itemId = "alien" });
        Assert.Equal(200, _service.Send("/", new { datasetArn = RecordedService.Arn("dataset/films/ITEMS") }, "DeleteDataset").Status);
        _service.Advance(3600);
        Assert.Equal(0, (int)_service.Records()["records"]!["films"]!["ITEMS"]!);
    }
}
