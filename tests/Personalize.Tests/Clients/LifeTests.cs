using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Personalize.Emulator.ServiceModel;
using Personalize.Tests.Module;
using Xunit;

namespace Personalize.Tests.Clients;

/// <summary>AWS's own clients live a whole life in the emulator, and the module makes the same requests.</summary>
public sealed class LifeTests
{
    public static TheoryData<ReferenceClient> Clients => ReferenceClient.All;

    [Theory]
    [MemberData(nameof(Clients), DisableDiscoveryEnumeration = true)]
    public void Every_operation_of_the_control_plane_works_for_every_client(ReferenceClient client)
    {
        using var emulated = new EmulatedSession();

        var called = Live(client, emulated);

        Assert.Equal(ServiceDescription.Control.Operations.Keys.Order(StringComparer.Ordinal), called);
        Assert.All(emulated.Resources(), kind => Assert.True(kind.Value <= (kind.Key is "recipes" ? 100 : 0), $"{kind.Value} {kind.Key} are left."));
    }

    [Fact]
    public void The_modules_requests_are_the_javascript_sdks()
    {
        using var life = new EmulatedSession();
        Live(ReferenceClient.JavaScript, life);
        var theirs = life.Requests();

        // An emulator that knows none of it answers with errors; what was asked is what counts.
        using var empty = new EmulatedSession();
        var different = new List<string>();
        foreach (var request in theirs)
        {
            var operation = ((string)request["target"]!).Split('.')[1];
            var (_, ours) = empty.Counted(() => ModuleClient.Call(empty, operation, JsonNode.Parse((string)request["body"]!)!.AsObject()));
            var first = ours.Count > 0 ? RefereeTests.Essence(ours[0]) : "no request";
            if (first != RefereeTests.Essence(request))
            {
                different.Add($"{RefereeTests.Essence(request)}{Environment.NewLine}  and the module: {first}");
            }
        }

        Assert.True(different.Count == 0, string.Join(Environment.NewLine, different));
        Assert.Equal(71, theirs.Select(request => (string)request["target"]!).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Clients), DisableDiscoveryEnumeration = true)]
    public void Every_kind_of_error_has_the_services_code_and_status(ReferenceClient client)
    {
        using var emulated = new EmulatedSession("--sample");
        const string Prefix = "arn:aws:personalize:us-east-1:111122223333:";
        var tags = new JsonArray([.. Enumerable.Range(0, 51).Select(i => new JsonObject { ["tagKey"] = $"key{i}", ["tagValue"] = "" })]);
        var keys = new JsonArray([.. Enumerable.Range(0, 51).Select(i => JsonValue.Create($"key{i}"))]);
        var expected = new List<(string Code, ReferenceCall Call)>
        {
            ("ResourceNotFoundException", new("DescribeCampaign", new() { ["campaignArn"] = Prefix + "campaign/none" })),
            ("ResourceAlreadyExistsException", new("CreateDatasetGroup", new() { ["name"] = "films" })),
            ("ResourceInUseException", new("DeleteDatasetGroup", new() { ["datasetGroupArn"] = Prefix + "dataset-group/films" })),
            ("InvalidInputException", new("CreateSchema", new() { ["name"] = "bad", ["schema"] = "no JSON" })),
            ("InvalidNextTokenException", new("ListSchemas", new() { ["nextToken"] = "nonsense" })),
            ("TooManyTagsException", new("TagResource", new() { ["resourceArn"] = Prefix + "dataset-group/films", ["tags"] = tags })),
            ("LimitExceededException", new("CreateEventTracker", new() { ["name"] = "second", ["datasetGroupArn"] = Prefix + "dataset-group/films" })),
            ("TooManyTagKeysException", new("UntagResource", new() { ["resourceArn"] = Prefix + "dataset-group/films", ["tagKeys"] = keys })),
        };
        using var session = client.Open(emulated.Url);

        var answers = expected.Select(one => session.Call(one.Call)["error"]!).ToList();
        Assert.Equal(expected.Select(one => one.Code), answers.Select(error => (string?)error["code"]));
        if (client != ReferenceClient.AwsCli)
        {
            Assert.All(answers, error => Assert.Equal(400, (int)error["status"]!));
        }

        var known = ServiceDescription.Control.Shapes.Values.Where(shape => shape.Exception).Select(shape => shape.Name).Order(StringComparer.Ordinal);
        Assert.Equal(known, expected.Select(one => one.Code).Order(StringComparer.Ordinal));
    }

    private static SortedSet<string> Live(ReferenceClient client, EmulatedSession emulated)
    {
        using var session = client.Open(emulated.Url);
        var life = new Life(session, emulated.Advance);
        life.Run();
        return life.Called;
    }
}
