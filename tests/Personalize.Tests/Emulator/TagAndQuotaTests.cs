using System;
using System.Linq;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>How many there can be, of tags and of everything else.</summary>
public sealed class TagAndQuotaTests : IDisposable
{
    private readonly EmulatedService _service = new();

    [Fact]
    public void Tags_are_given_changed_listed_and_taken_away()
    {
        var arn = _service.Create("DatasetGroup", new { name = "g", tags = Tags(("team", "a"), ("stage", "x")) });
        _service.Call("TagResource", new { resourceArn = arn, tags = Tags(("stage", "y"), ("owner", string.Empty)) });
        Assert.Equal(["team=a", "stage=y", "owner="], Listed(arn));
        _service.Call("UntagResource", new { resourceArn = arn, tagKeys = new[] { "team", "nothing" } });
        Assert.Equal(["stage=y", "owner="], Listed(arn));
    }

    [Fact]
    public void Tags_go_with_their_resource()
    {
        var arn = _service.Create("DatasetGroup", new { name = "g", tags = Tags(("team", "a")) });
        _service.Advance(TimeSpan.FromMinutes(1));
        _service.Delete("DatasetGroup", arn);
        _service.Refused("ResourceInUseException", "TagResource", new { resourceArn = arn, tags = Tags(("b", "c")) });
        _service.Advance(TimeSpan.FromMinutes(1));
        _service.Refused("ResourceNotFoundException", "ListTagsForResource", new { resourceArn = arn });
        _service.Create("DatasetGroup", new { name = "g" });
        Assert.Empty(Listed(arn));
    }

    [Fact]
    public void A_resource_has_fifty_tags_at_the_most()
    {
        _service.Refused("TooManyTagsException", "CreateDatasetGroup", new { name = "g", tags = Many(0, 51) });
        Assert.Empty(_service.Call("ListDatasetGroups")["datasetGroups"]!.AsArray());
        _service.Refused("InvalidInputException", "CreateDatasetGroup", new { name = "g", tags = Many(0, 201) });
        var arn = _service.Create("DatasetGroup", new { name = "g", tags = Many(0, 50) });
        _service.Refused("TooManyTagsException", "TagResource", new { resourceArn = arn, tags = Many(49, 2) });
        _service.Call("TagResource", new { resourceArn = arn, tags = Many(48, 2) });
        _service.Refused("TooManyTagKeysException", "UntagResource", new { resourceArn = arn, tagKeys = Enumerable.Range(0, 51).Select(i => $"key{i}") });
        Assert.Equal(50, Listed(arn).Length);
    }

    [Fact]
    public void Keys_that_are_reserved_or_given_twice_are_refused()
    {
        Assert.Contains("reserved", _service.Refused("InvalidInputException", "CreateDatasetGroup", new { name = "g", tags = Tags(("aws:x", "a")) }), StringComparison.Ordinal);
        Assert.Contains("more than once", _service.Refused("InvalidInputException", "CreateDatasetGroup", new { name = "g", tags = Tags(("x", "a"), ("x", "b")) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Quotas_of_what_there_can_be_are_kept()
    {
        var group = _service.TrainableGroup();
        for (var i = 0; i < 10; i++)
        {
            _service.Create("Filter", Filter(i));
        }

        Assert.Equal("More than 10 resources in ACTIVE state. Please delete some and try again.", _service.Refused("LimitExceededException", "CreateFilter", Filter(10)));
        _service.Create("EventTracker", new { name = "one", datasetGroupArn = group });
        _service.Refused("LimitExceededException", "CreateEventTracker", new { name = "two", datasetGroupArn = group });
        _service.Create("MetricAttribution", LifeTests.Attribution(group, "one"));
        _service.Refused("LimitExceededException", "CreateMetricAttribution", LifeTests.Attribution(group, "two"));
        var version = _service.Version(_service.Solution(group));
        for (var i = 0; i < 5; i++)
        {
            _service.Create("Campaign", new { name = $"c{i}", solutionVersionArn = version });
        }

        _service.Refused("LimitExceededException", "CreateCampaign", new { name = "c5", solutionVersionArn = version });

        object Filter(int number) => new { name = $"f{number}", datasetGroupArn = group, filterExpression = "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"watch\")" };
    }

    [Fact]
    public void Quotas_of_what_can_be_under_way_are_kept_and_can_be_raised()
    {
        _service.TrainableGroup();
        for (var i = 0; i < 5; i++)
        {
            _service.Create("DatasetImportJob", Import(i));
        }

        Assert.Equal("More than 5 resources with PENDING or IN_PROGRESS status.", _service.Refused("LimitExceededException", "CreateDatasetImportJob", Import(5)));
        _service.Control("POST", "quotas", new { datasetImportJobs = 6 });
        _service.Create("DatasetImportJob", Import(5));
        _service.Refused("LimitExceededException", "CreateDatasetImportJob", Import(6));
        _service.Advance(TimeSpan.FromHours(1));
        _service.Create("DatasetImportJob", Import(6));
        Assert.Equal(400, _service.TryControl("POST", "quotas", """{"fruit":6}""").Status);

        static object Import(int number) => new
        {
            jobName = $"j{number}",
            datasetArn = EmulatedService.Arn("dataset/group/INTERACTIONS"),
            dataSource = new { dataLocation = "s3://bucket/data/" },
            roleArn = EmulatedService.Role,
        };
    }

    public void Dispose() => _service.Dispose();

    private static object[] Tags(params (string Key, string Value)[] tags) => [.. tags.Select(tag => new { tagKey = tag.Key, tagValue = tag.Value })];

    private static object[] Many(int from, int count) => Tags([.. Enumerable.Range(from, count).Select(i => ($"key{i}", "value"))]);

    private string[] Listed(string arn) =>
        [.. _service.Call("ListTagsForResource", new { resourceArn = arn })["tags"]!.AsArray().Select(tag => $"{tag!["tagKey"]}={tag["tagValue"]}")];
}
