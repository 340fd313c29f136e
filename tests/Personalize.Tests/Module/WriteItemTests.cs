using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Module;

public sealed class WriteItemTests
{
    private const string Dataset = "arn:aws:personalize:eu-west-1:123456789012:dataset/shop/ITEMS";

    [Theory]
    [InlineData("Item", "/items", "items", "itemId", "ITEM_ID")]
    [InlineData("User", "/users", "users", "userId", "USER_ID")]
    [InlineData("Action", "/actions", "actions", "actionId", "ACTION_ID")]
    public void Records_go_out_ten_in_a_call_as_the_API_has_them(string noun, string path, string member, string id, string column)
    {
        using var service = new StandInService(static _ => StandInAnswer.Done);
        using var session = service.NewSession();

        var result = session.Run(
            $$"""
            1..25 | ForEach-Object { [pscustomobject]@{ {{column}} = "n$_"; Properties = [ordered]@{ price = 1.5; genres = 'a|b'; tags = 'x', 'y'; isNew = $true } } } |
                Write-Personalize{{noun}} -DatasetArn {{Dataset}} -ThrottleLimit 1
            """).ThrowOnError();

        var summary = result.Of<WriteSummary>().Single();
        Assert.Equal((25, 0, 3), (summary.Sent, summary.Failed, summary.Calls));
        Assert.Equal([10, 10, 5], service.Seen.Select(request => request.Json[member]!.AsArray().Count));
        Assert.All(service.Seen, request => Assert.Equal((path, Dataset), (request.Path, (string)request.Json["datasetArn"]!)));
        Assert.All(service.Seen, request => Assert.Contains("/eu-west-1/personalize/aws4_request", request.Head, StringComparison.Ordinal));
        var first = service.Seen.First().Json[member]![0]!;
        Assert.Equal("n1", (string)first[id]!);
        Assert.Equal("""{"price":1.5,"genres":"a|b","tags":["x","y"],"isNew":true}""", (string)first["properties"]!);
        Assert.Equal(2, first.AsObject().Count);
    }

    [Fact]
    public void The_last_record_of_an_id_arrives_last()
    {
        string? last = null;
        var inFlight = 0;
        var overlaps = 0;
        using var service = new StandInService(async request =>
        {
            overlaps += Interlocked.Increment(ref inFlight) > 1 ? 1 : 0;
            // The earlier, the slower
            await Task.Delay(30 - (request.Number * 5));
            foreach (var item in request.Json["items"]!.AsArray().Where(item => (string)item!["itemId"]! == "same"))
            {
                last = (string)JsonNode.Parse((string)item!["properties"]!)!["at"]!;
            }

            Interlocked.Decrement(ref inFlight);
            return StandInAnswer.Done;
        });
        using var session = service.NewSession();

        session.Run(
            $"0..49 | ForEach-Object {{ @{{ ItemId = $(if ($_ % 10 -eq 0) {{ 'same' }} else {{ \"i$_\" }}); Properties = @{{ at = \"$_\" }} }} }} | Write-PersonalizeItem {Dataset}")
            .ThrowOnError();

        Assert.Equal("40", last);
        Assert.Equal(0, overlaps);
    }

    [Fact]
    public void A_call_that_is_reset_is_repeated_and_what_is_refused_is_found()
    {
        using var service = new StandInService(static request =>
            request.Number == 1 ? StandInAnswer.Broken
            : request.Json["items"]!.AsArray().Any(static item => (string)item!["itemId"]! == "i4") ? StandInAnswer.Refused("i4 is not an item.")
            : StandInAnswer.Done);
        using var session = service.NewSession();

        var result = session.Run($"0..9 | ForEach-Object {{ @{{ ItemId = \"i$_\" }} }} | Write-PersonalizeItem {Dataset}");

        var error = Assert.Single(result.Errors);
        Assert.Equal("i4", ((System.Collections.Hashtable)error.TargetObject)["ItemId"]);
        Assert.Contains("i4 is not an item.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(9, result.Of<WriteSummary>().Single().Sent);
        // Each of the other nine was taken once.
        var taken = service.Seen.Skip(1).Select(request => request.Json["items"]!.AsArray().Select(item => (string)item!["itemId"]!).ToArray()).Where(ids => !ids.Contains("i4"));
        Assert.Equal(
            Enumerable.Range(0, 10).Where(i => i != 4).Select(i => "i" + i.ToString(CultureInfo.InvariantCulture)), taken.SelectMany(ids => ids).Order());
    }

    [Theory]
    [InlineData("@{ Properties = @{ a = 1 } }", "ItemId is missing")]
    [InlineData("@{ ItemId = '' }", "ItemId is missing")]
    [InlineData("@{ ItemId = 'x' * 257 }", "257 characters")]
    [InlineData("@{ ItemId = 'x'; Properties = @{ a = 'y' * 32000 } }", "32,000")]
    [InlineData("@{ ItemId = 'x'; Properties = 'text' }", "isn't JSON")]
    [InlineData("@{ ItemId = 'x'; Properties = @{ a = [double]::NaN } }", "can't be written as JSON")]
    [InlineData("@{ ItemId = 'x'; PRICE = 3 }", "An item has no 'PRICE'. It has ItemId, Properties.")]
    [InlineData("$null", "not $null")]
    public void A_bad_record_says_what_is_wrong_with_it(string record, string message)
    {
        using var service = new StandInService(static _ => StandInAnswer.Done);
        using var session = service.NewSession();

        var result = session.Run($"{record} | Write-PersonalizeItem -DatasetArn {Dataset}");

        Assert.Contains(message, Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal((0, 1, 0), (result.Of<WriteSummary>().Single().Sent, result.Of<WriteSummary>().Single().Failed, result.Of<WriteSummary>().Single().Calls));
        Assert.Equal(0, service.Requests);
    }

    [Fact]
    public void A_dataset_ARN_of_another_kind_ends_it_before_a_call()
    {
        using var service = new StandInService(static _ => StandInAnswer.Done);
        using var session = service.NewSession();

        var result = session.Run("@{ ItemId = 'x' } | Write-PersonalizeItem -DatasetArn arn:aws:personalize:eu-west-1:123456789012:campaign/shop");

        Assert.Equal("WrongKindOfArn", Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_refused_dataset_is_one_error_for_each_record()
    {
        using var service = new StandInService(static _ => new StandInAnswer(404, """{"message":"There is no such dataset."}""", "ResourceNotFoundException"));
        using var session = service.NewSession();

        var result = session.Run($"0..24 | ForEach-Object {{ @{{ ItemId = $_ }} }} | Write-PersonalizeItem -DatasetArn {Dataset}");

        Assert.Equal(25, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.IsType<ResourceNotFoundException>(error.Exception));
        Assert.Equal(3, service.Requests);
    }
}
