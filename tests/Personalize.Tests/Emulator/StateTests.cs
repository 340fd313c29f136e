using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>The state in a file, and what comes of it elsewhere.</summary>
public sealed class StateTests : IDisposable
{
    private static readonly string[] Kinds =
    [
        "BatchInferenceJob", "BatchSegmentJob", "Campaign", "DataDeletionJob", "Dataset", "DatasetExportJob", "DatasetGroup", "DatasetImportJob",
        "EventTracker", "Filter", "MetricAttribution", "Recommender", "Schema", "Solution", "SolutionVersion",
    ];

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"personalize-state-{Guid.NewGuid():n}.json");

    [Fact]
    public void Every_resource_is_described_the_same_after_it_was_saved_and_loaded()
    {
        using var before = new EmulatedService("--sample", "--jobs", "25");
        var state = before.Control("GET", "state");
        using var after = new EmulatedService();
        var (status, body) = after.TryControl("POST", "state", state.ToJsonString());
        Assert.True(status == 200, body);
        var loaded = after.Control("GET", "state");
        Assert.True((DateTimeOffset)loaded["now"]! >= (DateTimeOffset)state["now"]!);
        state["now"] = loaded["now"]!.DeepClone();
        Assert.Equal(state.ToJsonString(), loaded.ToJsonString());
        foreach (var kind in Kinds)
        {
            var expected = Described(before, kind);
            Assert.NotEmpty(expected);
            Assert.Equal(expected, Described(after, kind));
        }

        var films = new { resourceArn = EmulatedService.Arn("dataset-group/films") };
        Assert.Equal(before.Call("ListTagsForResource", films).ToJsonString(), after.Call("ListTagsForResource", films).ToJsonString());
    }

    [Fact]
    public void Life_goes_on_where_it_was_saved()
    {
        string version;
        string campaign;
        using (var before = new EmulatedService("--state", _file))
        {
            var solution = before.Solution(before.TrainableGroup(), automatic: true);
            campaign = before.Create("Campaign", new { name = "c", solutionVersionArn = before.Version(solution) });
            before.AdvanceUntil("Campaign", campaign, "ACTIVE");
            before.Delete("Campaign", campaign);
            version = before.Create("SolutionVersion", new { solutionArn = solution });
            Assert.False(File.Exists(_file));
        }

        using var after = new EmulatedService("--state", _file, "--sample");
        Assert.Equal("CREATE PENDING", after.StatusOf("SolutionVersion", version));
        Assert.Equal("DELETE PENDING", after.StatusOf("Campaign", campaign));
        after.AdvanceUntil("SolutionVersion", version, "ACTIVE");
        Assert.False(after.Exists("Campaign", campaign));
        after.Advance(TimeSpan.FromDays(8));
        Assert.Equal(3, after.Call("ListSolutionVersions")["solutionVersions"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("[]", "must be a JSON object with 'version'")]
    [InlineData("""{"version":99}""", "version 99")]
    [InlineData("""{"version":1,"region":"eu-west-1","account":"111122223333"}""", "in eu-west-1")]
    [InlineData("""{"version":1,"region":"us-east-1","account":"111122223333"}""", "can't be read")]
    [InlineData("""{"version":1,"region":"us-east-1","account":"111122223333","now":"2026-01-01T00:00:00Z","quotas":{},"tags":{},"campaigns":[{"arn":1}]}""", "can't be read")]
    public void What_is_not_a_state_is_refused_and_changes_nothing(string state, string reason)
    {
        using var service = new EmulatedService("--sample");
        var before = service.Control("GET", "state").ToJsonString();
        var (status, body) = service.TryControl("POST", "state", state);
        Assert.Equal(400, status);
        Assert.Contains(reason, (string?)JsonNode.Parse(body)!["error"], StringComparison.Ordinal);
        Assert.Equal(before, service.Control("GET", "state").ToJsonString());
        File.WriteAllText(_file, state);
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => new EmulatedService("--state", _file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_has_something_of_every_kind_and_keeps_what_the_guides_tell_of()
    {
        using var service = new EmulatedService("--sample");
        var resources = service.Control("GET", string.Empty)["resources"]!.AsObject();
        Assert.All(resources, kind => Assert.True((int)kind.Value! > 0, kind.Key));
        Assert.Equal(340, (int)resources["batchInferenceJobs"]!);
        Assert.Equal(33, (int)resources["solutionVersions"]!);
        Assert.Contains(Listed(service, "Campaign"), campaign => (string)campaign["status"]! == "CREATE FAILED");
        Assert.Contains(Listed(service, "Recommender"), recommender => (string)recommender["status"]! == "INACTIVE");
        foreach (var kind in Kinds)
        {
            var dates = Listed(service, kind).Select(each => (double)each["creationDateTime"]!).ToList();
            Assert.Equal(dates.Order(), dates);
        }
    }

    public void Dispose() => File.Delete(_file);

    private static List<JsonNode> Listed(EmulatedService service, string kind)
    {
        List<JsonNode> all = [];
        string? token = null;
        do
        {
            var page = service.Call($"List{kind}s", token is null ? new { } : new { nextToken = token });
            all.AddRange(page.First(member => member.Value is JsonArray).Value!.AsArray().Select(each => each!));
            token = (string?)page["nextToken"];
        }
        while (token is not null);
        return all;
    }

    private static List<string> Described(EmulatedService service, string kind)
    {
        var arn = char.ToLowerInvariant(kind[0]) + kind[1..] + "Arn";
        return [.. Listed(service, kind).Select(each => service.Describe(kind, (string)each[arn]!).ToJsonString())];
    }
}
