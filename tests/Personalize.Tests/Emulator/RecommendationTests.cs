using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Personalize.Tests.Engine;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>A group with two kinds of viewers, and campaigns over it.</summary>
public sealed class RecommendedFilms : IDisposable
{
    public RecommendedFilms()
    {
        Tracker = Service.AddGroup("films");
        for (var number = 0; number < 20; number++)
        {
            // Ten like horror, ten like comedy; everybody has seen "hit".
            var kind = number < 10 ? "horror" : "comedy";
            Service.PutEvents(Tracker, $"{kind}-fan-{number}", [.. Enumerable.Range(0, 5).Where(film => film != number % 5).Select(film => $"watch:{kind}-{film}"), "click:hit"]);
        }

        foreach (var kind in new[] { "horror", "comedy" })
        {
            Service.PutItems("films", [.. Enumerable.Range(0, 5).Select(film => new { itemId = $"{kind}-{film}", properties = $$"""{"genre":"{{kind}}","year":{{1980 + film}},"plot":"A film."}""" })]);
        }

        Service.PutItems("films", new { itemId = "unseen", properties = """{"genre":"horror"}""" });
        Personal = Service.AddCampaign("films", "aws-user-personalization-v2");
        Metadata = Service.AddCampaign("films", "aws-user-personalization-v2", metadata: true);
        Popular = Service.AddCampaign("films", "aws-popularity-count");
        Similar = Service.AddCampaign("films", "aws-similar-items");
        Ranking = Service.AddCampaign("films", "aws-personalized-ranking-v2");
    }

    public RecordedService Service { get; } = new();

    public string Tracker { get; }

    public string Personal { get; }

    public string Metadata { get; }

    public string Popular { get; }

    public string Similar { get; }

    public string Ranking { get; }

    public void Dispose() => Service.Dispose();
}

/// <summary>What is recommended, in which order, with what, and what is refused.</summary>
public sealed class RecommendationTests(RecommendedFilms films) : IClassFixture<RecommendedFilms>
{
    private RecordedService Service => films.Service;

    [Fact]
    public void A_user_gets_first_what_users_alike_chose()
    {
        var items = Ids(Service.Rest("/recommendations", new { campaignArn = films.Personal, userId = "horror-fan-0" }));
        Assert.Equal(12, items.Count);
        Assert.Equal("horror-0", items[0]);
        Assert.All(items.Take(5), item => Assert.True(item.StartsWith("horror", StringComparison.Ordinal) || item == "hit"));
    }

    [Fact]
    public void Scores_fall_and_add_up_to_one_over_all_items()
    {
        var list = Service.Rest("/recommendations", new { campaignArn = films.Personal, userId = "comedy-fan-11" })["itemList"]!.AsArray();
        var scores = list.Select(item => (double)item!["score"]!).ToList();
        Assert.Equal(scores.OrderByDescending(score => score), scores);
        Assert.Equal(1, scores.Sum(), 5);
    }

    [Fact]
    public void Somebody_unknown_gets_what_is_popular()
    {
        var unknown = Ids(Service.Rest("/recommendations", new { campaignArn = films.Personal, userId = "nobody", numResults = 4 }));
        Assert.Equal(["hit", "comedy-0", "comedy-1", "comedy-2"], unknown);
        Assert.Equal(unknown, Ids(Service.Rest("/recommendations", new { campaignArn = films.Popular, userId = "nobody", numResults = 4 })));
    }

    [Fact]
    public void The_same_question_has_the_same_answer_under_a_new_id()
    {
        object question = new { campaignArn = films.Personal, userId = "horror-fan-3" };
        var (first, second) = (Service.Rest("/recommendations", question), Service.Rest("/recommendations", question));
        Assert.Equal(first["itemList"]!.ToJsonString(), second["itemList"]!.ToJsonString());
        Assert.NotEqual((string?)first["recommendationId"], (string?)second["recommendationId"]);
        Assert.Matches("^RID-[0-9a-f]{2}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-CID-[0-9a-f]{6}$", (string?)first["recommendationId"]);
    }

    [Fact]
    public void Related_items_go_with_the_item_and_have_no_scores()
    {
        var list = Service.Rest("/recommendations", new { campaignArn = films.Similar, itemId = "comedy-1", numResults = 4 })["itemList"]!.AsArray();
        Assert.All(list, item => Assert.StartsWith("comedy-", (string)item!["itemId"]!, StringComparison.Ordinal));
        Assert.DoesNotContain(list, item => (string)item!["itemId"]! == "comedy-1");
        Assert.All(list, item => Assert.Null(item!["score"]));
    }

    [Fact]
    public void A_ranking_orders_the_items_given_and_puts_unknown_ones_last_without_a_score()
    {
        var list = Service.Rest("/personalize-ranking", new
        {
            campaignArn = films.Ranking,
            userId = "comedy-fan-12",
            inputList = new[] { "zzz", "horror-1", "comedy-2", "aaa", "comedy-1" },
        })["personalizedRanking"]!.AsArray();
        Assert.Equal(["zzz", "aaa"], list.Skip(3).Select(item => (string?)item!["itemId"]));
        Assert.Equal("horror-1", (string?)list[2]!["itemId"]);
        Assert.All(list.Skip(3), item => Assert.Null(item!["score"]));
        Assert.Equal(1, list.Take(3).Sum(item => (double)item!["score"]!), 5);
    }

    [Fact]
    public void New_events_count_at_once()
    {
        // Films of its own: what it writes would change what the others see.
        using var own = new RecommendedFilms();
        own.Service.PutEvents(own.Tracker, "newcomer", "watch:horror-1", "watch:horror-2");
        Assert.StartsWith("horror", Ids(own.Service.Rest("/recommendations", new { campaignArn = own.Personal, userId = "newcomer", numResults = 1 }))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_leave_out_and_take_values()
    {
        var seen = Service.AddFilter("films", "seen", """EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("Watch")""");
        var genre = Service.AddFilter("films", "genre", """INCLUDE ItemID WHERE Items.GENRE IN ($GENRE) AND Items.YEAR < $YEAR""");
        Assert.Equal(
            ["comedy-0", "comedy-1", "comedy-2", "comedy-3", "comedy-4", "hit", "horror-0", "unseen"],
            Ids(Service.Rest("/recommendations", new { campaignArn = films.Personal, userId = "horror-fan-0", filterArn = seen })).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["comedy-0", "comedy-1"],
            Ids(Service.Rest("/recommendations", new
            {
                campaignArn = films.Personal,
                userId = "nobody",
                filterArn = genre,
                filterValues = new { GENRE = "\"comedy\",\"drama\"", YEAR = "1982" },
            })));
        Assert.Contains("GENRE has no value", Service.Error("/recommendations", new { campaignArn = films.Personal, userId = "nobody", filterArn = genre }), StringComparison.Ordinal);
        Assert.Contains("needs a userId", Service.Error("/recommendations", new { campaignArn = films.Similar, itemId = "hit", filterArn = seen }), StringComparison.Ordinal);
        Assert.Contains("without a filterArn", Service.Error("/recommendations", new { campaignArn = films.Personal, userId = "x", filterValues = new { A = "1" } }), StringComparison.Ordinal);
        var ranking = Service.Rest("/personalize-ranking", new { campaignArn = films.Ranking, userId = "horror-fan-0", inputList = new[] { "horror-1", "comedy-2" }, filterArn = seen });
        Assert.Equal("comedy-2", (string?)Assert.Single(ranking["personalizedRanking"]!.AsArray())!["itemId"]);
    }

    [Fact]
    public void A_filter_that_cannot_be_is_not_created()
    {
        var (status, _, body) = Service.Send(
            "/", new { name = "bad", datasetGroupArn = RecordedService.Arn("dataset-group/films"), filterExpression = "INCLUDE ItemID WHERE Items.COLOUR IN (\"red\")" }, "CreateFilter");
        Assert.Equal(400, status);
        Assert.Contains("position 22: the ITEMS dataset has no field COLOUR", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Promoted_items_have_their_share_and_bear_its_name()
    {
        var comedies = Service.AddFilter("films", "comedies", """INCLUDE ItemID WHERE Items.GENRE IN ($GENRE)""");
        var list = Service.Rest("/recommendations", new
        {
            campaignArn = films.Personal,
            userId = "horror-fan-0",
            numResults = 8,
            promotions = new[] { new { name = "laugh", percentPromotedItems = 25, filterArn = comedies, filterValues = new { GENRE = "\"comedy\"" } } },
        })["itemList"]!.AsArray();
        Assert.Equal(8, list.Count);
        Assert.Equal(8, list.Select(item => (string)item!["itemId"]!).Distinct().Count());
        var promoted = list.Where(item => (string?)item!["promotionName"] == "laugh").ToList();
        Assert.Equal(2, promoted.Count);
        Assert.All(promoted, item => Assert.StartsWith("comedy", (string)item!["itemId"]!, StringComparison.Ordinal));
        Assert.All(promoted, item => Assert.Equal("Promoted item", (string?)item!["reason"]![0]));
        Assert.Contains(
            "must have a name",
            Service.Error("/recommendations", new { campaignArn = films.Personal, userId = "a", promotions = new[] { new { name = "laugh" } } }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_comes_where_it_is_enabled()
    {
        var item = Service.Rest("/recommendations", new
        {
            campaignArn = films.Metadata,
            userId = "comedy-fan-12",
            numResults = 1,
            metadataColumns = new { ITEMS = new[] { "GENRE", "YEAR" } },
        })["itemList"]![0]!;
        Assert.Equal("""{"genre":"comedy","year":"1982"}""", item["metadata"]!.ToJsonString());
        Assert.Contains("gives no metadata", Metadata(films.Personal, "GENRE"), StringComparison.Ordinal);
        Assert.Contains("no column COLOUR; it has ITEM_ID, GENRE, YEAR, PLOT", Metadata(films.Metadata, "COLOUR"), StringComparison.Ordinal);
        Assert.Contains("10 columns, and name 11", Metadata(films.Metadata, [.. Enumerable.Repeat("GENRE", 11)]), StringComparison.Ordinal);
        Assert.Contains("at most 50", Service.Error("/recommendations", new { campaignArn = films.Metadata, userId = "a", numResults = 51, metadataColumns = new { ITEMS = new[] { "GENRE" } } }), StringComparison.Ordinal);

        string Metadata(string campaignArn, params string[] columns) =>
            Service.Error("/recommendations", new { campaignArn, userId = "a", metadataColumns = new { ITEMS = columns } });
    }

    [Fact]
    public void What_is_missing_or_does_not_fit_the_recipe_is_refused()
    {
        Assert.Contains("and not both", Service.Error("/recommendations", new { userId = "a" }), StringComparison.Ordinal);
        Assert.Contains("A userId must be given", Service.Error("/recommendations", new { campaignArn = films.Personal }), StringComparison.Ordinal);
        Assert.Contains("An itemId must be given", Service.Error("/recommendations", new { campaignArn = films.Similar, userId = "a" }), StringComparison.Ordinal);
        Assert.Contains("at most 500", Service.Error("/recommendations", new { campaignArn = films.Personal, userId = "a", numResults = 501 }), StringComparison.Ordinal);
        Assert.Contains("1 to 500", Service.Error("/personalize-ranking", new { campaignArn = films.Ranking, userId = "a", inputList = Array.Empty<string>() }), StringComparison.Ordinal);
        Assert.Contains("can't be asked for a ranking", Service.Error("/personalize-ranking", new { campaignArn = films.Personal, userId = "a", inputList = new[] { "x" } }), StringComparison.Ordinal);
        Assert.Contains("can't be asked for actions", Service.Error("/action-recommendations", new { campaignArn = films.Personal, userId = "a" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_that_is_not_there_or_not_active_says_so_in_the_service_s_words()
    {
        var arn = RecordedService.Arn("campaign/none");
        Assert.Equal($"InvalidInputException 400: {arn} does not exist or is not active yet.", Service.Error("/recommendations", new { campaignArn = arn, userId = "a" }));
        using var service = new RecordedService();
        service.PutEvents(service.AddGroup("films"), "ann", "watch:alien");
        var campaign = service.AddCampaign("films", "aws-user-personalization-v2");
        Assert.Equal(200, service.Send("/", new { campaignArn = campaign }, "DeleteCampaign").Status);
        Assert.EndsWith("does not exist or is not active yet.", service.Error("/recommendations", new { campaignArn = campaign, userId = "a" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Actions_are_recommended_by_how_often_they_are_taken()
    {
        using var service = new RecordedService();
        service.AddGroup("shop");
        var tracking = (string)service.Control("DescribeDataset", new { datasetArn = RecordedService.Arn("dataset/shop/ACTION_INTERACTIONS") })["dataset"]!["trackingId"]!;
        service.Rest("/actions", new { datasetArn = RecordedService.Arn("dataset/shop/ACTIONS"), actions = new[] { new { actionId = "join", properties = "{\"repeatFrequency\":100000}" }, new { actionId = "review", properties = "{}" } } });
        service.Rest("/action-interactions", new
        {
            trackingId = tracking,
            actionInteractions = new[] { ("ann", "join", "Taken"), ("bob", "join", "Taken"), ("ann", "review", "Viewed"), ("bob", "review", "Not Taken") }
                .Select(row => new { userId = row.Item1, actionId = row.Item2, eventType = row.Item3, sessionId = "s", timestamp = 1_700_000_000 }),
        });
        var campaign = service.AddCampaign("shop", "aws-next-best-action");
        var list = service.Rest("/action-recommendations", new { campaignArn = campaign, userId = "cem" })["actionList"]!.AsArray();
        Assert.Equal(["join", "review"], list.Select(action => (string?)action!["actionId"]));
        Assert.All(list, action => Assert.InRange((double)action!["score"]!, 0, 1));
        var repeated = service.Rest("/action-recommendations", new { campaignArn = campaign, userId = "ann" })["actionList"]!.AsArray();
        Assert.Equal("review", (string?)Assert.Single(repeated)!["actionId"]);
        Assert.Contains("ask for action recommendations", service.Error("/recommendations", new { campaignArn = campaign, userId = "ann" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_have_the_members_of_the_service_s_own()
    {
        var recorded = JsonNode.Parse(SharedData.Read("recorded/personalize-runtime.GetRecommendations.1.json").GetProperty("bodyText").GetString()!)!;
        var answer = Service.Rest("/recommendations", new { campaignArn = films.Metadata, userId = "a", metadataColumns = new { ITEMS = new[] { "GENRE" } } });
        Assert.Equal(Members(recorded), Members(answer));
        Assert.Equal(Members(recorded["itemList"]![0]!), Members(answer["itemList"]![0]!));
        recorded = JsonNode.Parse(SharedData.Read("recorded/personalize-runtime.GetPersonalizedRanking.1.json").GetProperty("bodyText").GetString()!)!;
        answer = Service.Rest("/personalize-ranking", new { campaignArn = films.Ranking, userId = "a", inputList = new[] { "hit" } });
        Assert.Equal(Members(recorded), Members(answer));
    }

    [Fact]
    public void The_sample_has_believable_recommendations()
    {
        using var service = new RecordedService("--sample");
        var counts = service.Records()["records"]!;
        foreach (var group in new[] { "films", "shop" })
        {
            Assert.Equal((7200, 240, 240), ((int)counts[group]!["INTERACTIONS"]!, (int)counts[group]!["ITEMS"]!, (int)counts[group]!["USERS"]!));
        }

        object films = new { campaignArn = RecordedService.Arn("campaign/films-home"), userId = "user-007", metadataColumns = new { ITEMS = new[] { "TITLE", "GENRE" } } };
        var answer = service.Rest("/recommendations", films)["itemList"]!.AsArray();
        Assert.Equal(25, answer.Count);
        Assert.All(answer, item => Assert.StartsWith("The ", (string)item!["metadata"]!["title"]!, StringComparison.Ordinal));

        // Most of the first ten are of the two genres that the user has watched most, where chance has it at one in four.
        var genres = service.Records("/films/items?first=1000")["records"]!.AsArray().ToDictionary(item => (string)item!["ITEM_ID"]!, item => ((string)item!["GENRE"]!).Split('|')[0]);
        var tastes = service.Records("/films/interactions?first=10000")["records"]!.AsArray()
            .Where(record => (string)record!["userId"]! == "user-007")
            .CountBy(record => genres[(string)record!["itemId"]!])
            .OrderByDescending(genre => genre.Value)
            .Take(2)
            .Select(genre => genre.Key)
            .ToList();
        Assert.InRange(answer.Take(10).Count(item => tastes.Contains(genres[(string)item!["itemId"]!])), 7, 10);
        var others = Ids(service.Rest("/recommendations", new { campaignArn = RecordedService.Arn("campaign/films-home"), userId = "user-100" }));
        Assert.NotEqual(answer.Select(item => (string)item!["itemId"]!), others);

        var shop = Ids(service.Rest("/recommendations", new { recommenderArn = RecordedService.Arn("recommender/shop-recommended-for-you"), userId = "user-001", numResults = 5 }));
        Assert.Equal(5, shop.Count);
        var related = Ids(service.Rest("/recommendations", new { campaignArn = RecordedService.Arn("campaign/shop-related"), itemId = shop[0], numResults = 5 }));
        Assert.DoesNotContain(shop[0], related);
        Assert.EndsWith(
            "is not active yet.", service.Error("/recommendations", new { recommenderArn = RecordedService.Arn("recommender/shop-popular"), userId = "user-001" }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_s_records_are_the_same_every_time()
    {
        using RecordedService one = new("--sample"), two = new("--sample");
        var path = "/shop/interactions?first=2000";
        Assert.Equal(Users(one), Users(two));

        string Users(RecordedService service) => string.Join(' ', service.Records(path)["records"]!.AsArray().Select(record => $"{record!["userId"]} {record["eventType"]} {record["itemId"]}"));
    }

    private static IEnumerable<string> Members(JsonNode node) => node.AsObject().Select(member => member.Key);

    private static List<string> Ids(JsonNode answer) => [.. answer["itemList"]!.AsArray().Select(item => (string)item!["itemId"]!)];
}
