using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Module;

public sealed class RecommendationTests
{
    private const string Campaign = "arn:aws:personalize:us-east-1:123456789012:campaign/shop";
    private const string Recommender = "arn:aws:personalize:us-east-1:123456789012:recommender/shop";

    [Fact]
    public void Ten_thousand_users_are_answered_in_their_order_under_faults()
    {
        const int Users = 10_000;
        using var service = new StandInService(request =>
            request.Number % 20 == 7 ? StandInAnswer.Throttled
            : request.Number % 50 == 3 ? StandInAnswer.Broken
            : AnswerFor((string)request.Json["userId"]!))
        { KeepsRequests = false };
        using var session = service.NewSession();

        var result = session.Run($"1..{Users} | Get-PersonalizeRecommendation -CampaignArn {Campaign} -NumResults 2 -ThrottleLimit 64").ThrowOnError();

        var rows = result.Of<Recommendation>().ToArray();
        Assert.Equal(2 * Users, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            var user = ((i / 2) + 1).ToString(CultureInfo.InvariantCulture);
            Assert.Equal((user, (i % 2) + 1, $"best-{user}-{i % 2}", "for-" + user), (rows[i].UserId, rows[i].Rank, rows[i].ItemId, rows[i].RecommendationId));
        }

        Assert.InRange(service.MostInFlight, 2, 64);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void No_more_calls_are_in_flight_than_the_limit_says(int limit)
    {
        // No answer before there are as many calls as there may be, and then time for one too many.
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        StandInService? stand = null;
        using var service = stand = new StandInService(async request =>
        {
            if (stand!.MostInFlight >= limit)
            {
                full.TrySetResult();
            }

            await full.Task.WaitAsync(Patience.Enough);
            await Task.Delay(2);
            return AnswerFor((string)request.Json["userId"]!);
        });
        using var session = service.NewSession();

        session.Run($"1..50 | Get-PersonalizeRecommendation -CampaignArn {Campaign} -ThrottleLimit {limit}").ThrowOnError();

        Assert.Equal(limit, service.MostInFlight);
    }

    [Fact]
    public void Everything_that_is_asked_goes_out_as_the_API_has_it()
    {
        using var service = new StandInService(static _ => AnswerFor("u"));
        using var session = service.NewSession();

        session.Run(
            $$"""
            Get-PersonalizeRecommendation -CampaignArn {{Campaign}} -UserId u -ItemId 7 -NumResults 3 -Context @{ DEVICE = 'tv' } `
                -FilterArn arn:aws:personalize:us-east-1:123456789012:filter/f -FilterValue ([ordered]@{ GENRE = 'drama', 'comedy'; YEAR = 1994; AS_IT_IS = '"x","y"' }) `
                -Promotion @{ Name = 'new'; PercentPromotedItems = 20; FilterArn = 'arn:aws:personalize:us-east-1:123456789012:filter/p'; FilterValues = @{ G = 'a', 'b' } } `
                -MetadataColumn TITLE, GENRE
            """).ThrowOnError();

        var request = Assert.Single(service.Seen);
        Assert.Equal("/recommendations", request.Path);
        Assert.Contains("Content-Type: application/json", request.Head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/us-east-1/personalize/aws4_request", request.Head, StringComparison.Ordinal);
        var json = request.Json;
        Assert.Equal(
            (Campaign, "u", "7", 3, "tv"),
            ((string)json["campaignArn"]!, (string)json["userId"]!, (string)json["itemId"]!, (int)json["numResults"]!, (string)json["context"]!["DEVICE"]!));
        Assert.Equal("""{"GENRE":"\"drama\",\"comedy\"","YEAR":"1994","AS_IT_IS":"\"x\",\"y\""}""", Relaxed(json["filterValues"]!));
        Assert.Equal(
            """[{"name":"new","percentPromotedItems":20,"filterArn":"arn:aws:personalize:us-east-1:123456789012:filter/p","filterValues":{"G":"\"a\",\"b\""}}]""",
            Relaxed(json["promotions"]!));
        Assert.Equal("""{"ITEMS":["TITLE","GENRE"]}""", Relaxed(json["metadataColumns"]!));
        Assert.Equal(9, json.AsObject().Count);
    }

    [Fact]
    public void A_row_has_what_the_service_says_of_the_item_and_members_that_are_new()
    {
        using var service = new StandInService(static _ => new StandInAnswer(
            Body: """{"itemList":[{"itemId":"i","score":0.25,"promotionName":"p","metadata":{"TITLE":"T"},"reason":["r"],"shelf":"top"}],"recommendationId":"rec"}"""));
        using var session = service.NewSession();

        var result = session.Run($"Get-PersonalizeRecommendation -RecommenderArn {Recommender} -UserId u").ThrowOnError();

        var row = result.Of<Recommendation>().Single();
        Assert.Equal(("u", null, 1, "i", 0.25, "p", "rec"), (row.UserId, row.InputItemId, row.Rank, row.ItemId, row.Score, row.PromotionName, row.RecommendationId));
        Assert.Equal("T", row.Metadata!["TITLE"]);
        Assert.Equal("r", Assert.Single(row.Reason!));
        Assert.Equal("top", result.Output[0]!.Properties["shelf"].Value);
    }

    [Fact]
    public void Users_and_items_come_down_the_pipeline_in_many_forms()
    {
        using var service = new StandInService(static request => AnswerFor((string?)request.Json["userId"] ?? "none"));
        using var session = service.NewSession();
        string[] Asked(string script)
        {
            service.Seen.Clear();
            session.Run(script.Replace("GET", $"Get-PersonalizeRecommendation -CampaignArn {Campaign} -ThrottleLimit 1", StringComparison.Ordinal)).ThrowOnError();
            return [.. service.Seen.Select(request => $"{request.Json["userId"]}/{request.Json["itemId"]}")];
        }

        Assert.Equal(["a/", "b/"], Asked("'a', 'b' | GET"));
        Assert.Equal(["7/"], Asked("7 | GET"));
        Assert.Equal(["u/"], Asked("[pscustomobject]@{ USER_ID = 'u'; AGE = 3 } | GET"));
        Assert.Equal(["u/"], Asked("[pscustomobject]@{ UserId = 'u' } | GET"));
        Assert.Equal(["u/i"], Asked("[pscustomobject]@{ USER_ID = 'u'; ITEM_ID = 'i' } | GET"));
        Assert.Equal(["/i"], Asked("[pscustomobject]@{ ITEM_ID = 'i' } | GET"));
        Assert.Equal(["u/"], Asked("@{ UserId = 'u' } | GET"));
        Assert.Equal(["/x", "/y"], Asked("'x', 'y' | GET -ByItem"));
        Assert.Equal(["u/x"], Asked("'x' | GET -ByItem -UserId u"));
        Assert.Equal(["u/x"], Asked("'u' | GET -ItemId x"));
        Assert.Equal(["u/"], Asked($"[pscustomobject]@{{ CampaignArn = '{Campaign}' }} | Get-PersonalizeRecommendation -UserId u"));
        Assert.Empty(Asked("@() | GET"));
    }

    [Fact]
    public void A_CSV_file_of_users_is_asked_about_row_by_row()
    {
        using var service = new StandInService(static request => AnswerFor((string)request.Json["userId"]!));
        using var session = service.NewSession();
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "USER_ID,AGE\nanna,30\nbert,40\n");
            var result = session.Run($"Import-Csv '{file}' | Get-PersonalizeRecommendation -CampaignArn {Campaign} -NumResults 5").ThrowOnError();
            Assert.Equal(["anna", "anna", "bert", "bert"], result.Of<Recommendation>().Select(row => row.UserId));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void One_bad_user_is_one_error_and_the_others_are_answered()
    {
        using var service = new StandInService(static request =>
            (string)request.Json["userId"]! == "bad" ? StandInAnswer.Refused("This user can't be.") : AnswerFor((string)request.Json["userId"]!));
        using var session = service.NewSession();

        var result = session.Run($"'a', 'bad', ('x' * 300), 'c' | Get-PersonalizeRecommendation -CampaignArn {Campaign}");

        Assert.Equal(["a", "a", "c", "c"], result.Of<Recommendation>().Select(row => row.UserId));
        Assert.Equal(2, result.Errors.Count);
        var refused = Assert.Single(result.Errors, error => error.Exception is InvalidInputException);
        Assert.Equal("bad", refused.TargetObject);
        Assert.Contains("This user can't be.", refused.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-MetadataColumn (1..11 | % { \"C$_\" })", "at most 10")]
    [InlineData("-Context @{ 'a b' = 'x' }", "is not the name of a column")]
    [InlineData("-FilterValue @{ G = 'a\"b' }", "double quote")]
    [InlineData("-FilterValue genre", "must be a hashtable")]
    [InlineData("-Promotion @{ Name = 'p'; Percent = 3 }", "no key 'Percent'")]
    [InlineData("-Promotion @{ Name = 'p'; PercentPromotedItems = 0 }", "from 1 to 100")]
    [InlineData("-NumResults -1", "at least 0")]
    public void What_the_service_would_refuse_is_said_before_a_call(string arguments, string message)
    {
        using var service = new StandInService(static _ => AnswerFor("u"));
        using var session = service.NewSession();

        var result = session.Run($"Get-PersonalizeRecommendation -CampaignArn {Campaign} -UserId u {arguments}");

        Assert.Contains(message, Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, service.Requests);
    }

    [Fact]
    public void One_of_campaign_and_recommender_must_be_said_and_whom_it_is_for()
    {
        using var service = new StandInService(static _ => AnswerFor("u"));
        using var session = service.NewSession();

        var result = session.Run(
            $"""
            Get-PersonalizeRecommendation -UserId u
            Get-PersonalizeRecommendation -UserId u -CampaignArn {Campaign} -RecommenderArn {Recommender}
            Get-PersonalizeRecommendation -CampaignArn {Campaign}
            Get-PersonalizeRecommendation -CampaignArn {Recommender} -UserId u
            """);

        string[] parts = ["one of -CampaignArn and -RecommenderArn", "one of -CampaignArn and -RecommenderArn", "-UserId, -ItemId", "is the ARN of a recommender"];
        Assert.Equal(4, result.Errors.Count);
        Assert.All(parts.Zip(result.Errors), pair => Assert.Contains(pair.First, pair.Second.Exception.Message, StringComparison.Ordinal));
        Assert.Equal(0, service.Requests);
    }

    [Fact]
    public void A_ranking_has_each_item_of_the_list_with_its_place()
    {
        using var service = new StandInService(static _ => new StandInAnswer(
            Body: """{"personalizedRanking":[{"itemId":"2","score":0.75},{"itemId":"1"}],"recommendationId":"rec"}"""));
        using var session = service.NewSession();

        var rows = session.Run($"'u', 'v' | Get-PersonalizeRanking -CampaignArn {Campaign} -InputList 1, 2").ThrowOnError().Of<RankedItem>().ToArray();

        Assert.Equal(
            [("u", 1, "2", 0.75), ("u", 2, "1", null), ("v", 1, "2", 0.75), ("v", 2, "1", null)],
            rows.Select(row => (row.UserId, row.Rank, row.ItemId, row.Score)));
        Assert.All(service.Seen, request => Assert.Equal(("/personalize-ranking", """["1","2"]"""), (request.Path, Relaxed(request.Json["inputList"]!))));
    }

    [Fact]
    public void Actions_are_recommended_for_each_user()
    {
        using var service = new StandInService(static _ => new StandInAnswer(Body: """{"actionList":[{"actionId":"join","score":0.5}],"recommendationId":"rec"}"""));
        using var session = service.NewSession();

        var rows = session.Run($"'u', 'v' | Get-PersonalizeActionRecommendation -CampaignArn {Campaign} -NumResults 1").ThrowOnError().Of<ActionRecommendation>();

        Assert.Equal([("u", 1, "join", 0.5, "rec"), ("v", 1, "join", 0.5, "rec")], rows.Select(row => (row.UserId, row.Rank, row.ActionId, row.Score, row.RecommendationId)));
        Assert.All(service.Seen, request => Assert.Equal("/action-recommendations", request.Path));
    }

    [Fact]
    public async Task Stopping_cancels_every_call_at_once()
    {
        using var reached = new CountdownEvent(8);
        using var hangs = new CancellationTokenSource();
        using var service = new StandInService(async _ =>
        {
            reached.Signal();
            await Task.Delay(Timeout.Infinite, hangs.Token);
            return StandInAnswer.Done;
        });
        using var session = service.NewSession();
        var (shell, running) = session.Begin($"1..100 | Get-PersonalizeRecommendation -CampaignArn {Campaign}");
        using (shell)
        {
            Assert.True(reached.Wait(Patience.Enough, TestContext.Current.CancellationToken));
            await shell.StopAsync(null, null).WaitAsync(Patience.Enough, TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<Exception>(() => running);
        }

        Assert.Equal(8, service.Requests);
        await hangs.CancelAsync();
    }

    [Fact]
    public void Context_and_filter_values_are_masked_in_debug_output()
    {
        using var service = new StandInService(static _ => AnswerFor("u"));
        using var session = service.NewSession();

        var result = session.Run(
            $"$DebugPreference = 'Continue'; Get-PersonalizeRecommendation -CampaignArn {Campaign} -UserId u -Context @{{ DEVICE = 'hidden' }} -FilterValue @{{ G = 'hidden' }}");

        Assert.Contains(result.Debug, message => message.Contains("\"userId\":\"u\"", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Debug, message => message.Contains("hidden", StringComparison.Ordinal));
    }

    private static StandInAnswer AnswerFor(string user) => new(
        Body: $$"""{"itemList":[{"itemId":"best-{{user}}-0","score":0.5},{"itemId":"best-{{user}}-1","score":0.25}],"recommendationId":"for-{{user}}"}""");

    private static string Relaxed(System.Text.Json.Nodes.JsonNode json) =>
        json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
