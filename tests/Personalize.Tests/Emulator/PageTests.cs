using System;
using System.Linq;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>Pages and the tokens that lead from one to the next.</summary>
public sealed class PageTests : IDisposable
{
    private readonly EmulatedService _service = new("--sample");

    [Fact]
    public void Pages_lead_through_the_whole_list_whatever_their_size()
    {
        var first = _service.Call("ListSolutions", new { maxResults = 3 });
        var second = _service.Call("ListSolutions", new { maxResults = 4, nextToken = (string?)first["nextToken"] });
        var third = _service.Call("ListSolutions", new { nextToken = (string?)second["nextToken"] });
        Assert.Equal([3, 4, 2], new[] { first, second, third }.Select(page => page["solutions"]!.AsArray().Count));
        Assert.Null(third["nextToken"]);
        Assert.Equal(9, new[] { first, second, third }.SelectMany(page => page["solutions"]!.AsArray()).Select(each => (string)each!["name"]!).Distinct().Count());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAEAAAGiDdkgMcwBxF1GgJHvN39qbQDsS2A=")]
    public void A_token_that_nobody_gave_is_refused(string nextToken) =>
        _service.Refused("InvalidNextTokenException", "ListSolutions", new { nextToken });

    [Fact]
    public void A_page_token_of_another_query_is_refused()
    {
        var token = (string?)_service.Call("ListSolutionVersions", new { maxResults = 1 })["nextToken"];
        _service.Refused("InvalidNextTokenException", "ListSolutions", new { nextToken = token });
        _service.Refused("InvalidNextTokenException", "ListSolutionVersions", new { nextToken = token, solutionArn = EmulatedService.Arn("solution/films-ranking") });
        _service.Call("ListSolutionVersions", new { nextToken = token });
    }

    [Fact]
    public void A_page_token_is_good_for_a_day()
    {
        var token = (string?)_service.Call("ListSolutions", new { maxResults = 1 })["nextToken"];
        _service.Advance(TimeSpan.FromHours(24));
        _service.Call("ListSolutions", new { nextToken = token });
        _service.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("expired", _service.Refused("InvalidNextTokenException", "ListSolutions", new { nextToken = token }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_goes_on_even_if_what_the_last_one_ended_with_is_gone()
    {
        var page = _service.Call("ListFilters", new { maxResults = 2 });
        var last = (string)page["Filters"]!.AsArray()[^1]!["filterArn"]!;
        _service.Delete("Filter", last);
        _service.Advance(TimeSpan.FromMinutes(1));
        var next = _service.Call("ListFilters", new { maxResults = 1, nextToken = (string?)page["nextToken"] });
        Assert.Equal("not-bought-yet", (string?)next["Filters"]![0]!["name"]);
    }

    public void Dispose() => _service.Dispose();
}
