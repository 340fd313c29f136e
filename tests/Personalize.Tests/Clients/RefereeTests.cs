using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Tests.Module;
using Xunit;

namespace Personalize.Tests.Clients;

/// <summary>AWS's own clients against the emulator: the same records come back, and the module's requests are the same as theirs.</summary>
public sealed class RefereeTests(SampleSession sample) : IClassFixture<SampleSession>
{
    private EmulatedSession Emulated => sample.Emulated;

    public static TheoryData<ReferenceClient> Clients => ReferenceClient.All;

    [Theory]
    [MemberData(nameof(Clients), DisableDiscoveryEnumeration = true)]
    public void Lists_are_the_same_to_every_client(ReferenceClient client)
    {
        var results = client.Make(
            Emulated, new ReferenceCall("ListBatchInferenceJobs", Paginate: true), new ReferenceCall("ListSolutionVersions", Paginate: true));

        var jobs = Emulated.Run("Get-PersonalizeBatchInferenceJob -All").ThrowOnError().Of<BatchInferenceJobSummary>();
        Assert.Equal(jobs.Select(Plain), Items(results[0]!, "batchInferenceJobs"));

        var versions = Emulated.Run("Get-PersonalizeSolutionVersion -All").ThrowOnError().Of<SolutionVersionSummary>();
        Assert.Equal(versions.Select(Plain), Items(results[1]!, "solutionVersions"));
    }

    [Theory]
    [MemberData(nameof(Clients), DisableDiscoveryEnumeration = true)]
    public void Descriptions_are_the_same_to_every_client(ReferenceClient client)
    {
        // The AWS CLI is a process a call: a few of each kind are enough for it.
        var take = client == ReferenceClient.AwsCli ? 2 : 12;
        var versions = Emulated.Run($"Get-PersonalizeSolutionVersion -First {take} -Detailed").ThrowOnError().Of<SolutionVersion>().ToList();
        var jobs = Emulated.Run($"Get-PersonalizeBatchInferenceJob -First {take} -Detailed").ThrowOnError().Of<BatchInferenceJob>().ToList();
        var results = client.Make(
            Emulated,
            [
                .. versions.Select(version => new ReferenceCall("DescribeSolutionVersion", new JsonObject { ["solutionVersionArn"] = version.SolutionVersionArn })),
                .. jobs.Select(job => new ReferenceCall("DescribeBatchInferenceJob", new JsonObject { ["batchInferenceJobArn"] = job.BatchInferenceJobArn })),
            ]);

        Assert.Equal(versions.Select(Plain), results.Take(take).Select(result => Canonical(result!["output"]!["solutionVersion"])));
        Assert.Equal(jobs.Select(Plain), results.Skip(take).Select(result => Canonical(result!["output"]!["batchInferenceJob"])));
    }

    [Theory]
    [MemberData(nameof(Clients), DisableDiscoveryEnumeration = true)]
    public void Errors_have_the_service_s_codes_to_every_client(ReferenceClient client)
    {
        var results = client.Make(
            Emulated,
            new ReferenceCall("DescribeSolutionVersion", new JsonObject { ["solutionVersionArn"] = "arn:aws:personalize:us-east-1:111122223333:solution/none/0a1b2c3d" }),
            new ReferenceCall("ListBatchInferenceJobs", new JsonObject { ["nextToken"] = "nonsense" }));
        Assert.Equal(
            ["ResourceNotFoundException", "InvalidNextTokenException"], results.Select(result => (string?)result!["error"]?["code"]));
    }

    [Theory]
    [MemberData(nameof(Clients), DisableDiscoveryEnumeration = true)]
    public void Requests_carry_the_same_target_members_and_scope(ReferenceClient client)
    {
        var arn = Emulated.Run("(Get-PersonalizeSolutionVersion -First 1).Arn").ThrowOnError().Of<string>().Single();
        var job = Emulated.Run("(Get-PersonalizeBatchInferenceJob -First 1).Arn").ThrowOnError().Of<string>().Single();
        var solution = arn[..arn.LastIndexOf('/')];

        Emulated.ClearRequests();
        Emulated.Run(
            $"""
            $WarningPreference = 'Ignore'
            Get-PersonalizeSolutionVersion '{arn}'
            Get-PersonalizeBatchInferenceJob '{job}'
            Get-PersonalizeSolutionVersion -SolutionArn '{solution}' -MaxResults 2
            Get-PersonalizeBatchInferenceJob -SolutionVersionArn '{arn}'
            Get-PersonalizeBatchInferenceJob
            """).ThrowOnError();
        var ours = Emulated.Requests();

        Emulated.ClearRequests();
        client.Make(
            Emulated,
            new ReferenceCall("DescribeSolutionVersion", new JsonObject { ["solutionVersionArn"] = arn }),
            new ReferenceCall("DescribeBatchInferenceJob", new JsonObject { ["batchInferenceJobArn"] = job }),
            new ReferenceCall("ListSolutionVersions", new JsonObject { ["solutionArn"] = solution, ["maxResults"] = 2 }),
            new ReferenceCall("ListBatchInferenceJobs", new JsonObject { ["solutionVersionArn"] = arn }),
            new ReferenceCall("ListBatchInferenceJobs"));
        var theirs = Emulated.Requests();

        Assert.Equal(theirs.Select(Essence), ours.Select(Essence));
    }

    // Target, path, body with its members sorted, and the scope that was signed for.
    internal static string Essence(JsonNode request) =>
        $"{request["method"]} {request["path"]} {request["target"]} {Sorted(JsonNode.Parse((string)request["body"]!))} {request["credentialScope"]!} {request["headers"]!["content-type"]!}";

    private static string[] Items(JsonNode result, string member) =>
        [.. (result["output"] is JsonArray pages ? pages.SelectMany(page => page![member]!.AsArray()) : result["output"]![member]!.AsArray()).Select(Canonical)];

    // An object of the module in the same plain form as a client's answer.
    private static string Plain<T>(T value) => Canonical(ToNode(value));

    private static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        int number => number,
        double number => number,
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        System.Collections.IDictionary map => new JsonObject(
            [.. map.Keys.Cast<string>().Select(key => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(key, ToNode(map[key])))]),
        System.Collections.IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(ToNode)]),
        _ => new JsonObject(
            [.. value.GetType().GetProperties()
                .Where(property => property.GetValue(value) is not null)
                .Select(property => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(
                    JsonNamingPolicy.CamelCase.ConvertName(property.Name), ToNode(property.GetValue(value))))]),
    };

    // Members sorted, numbers as doubles, times in UTC to the millisecond.
    private static string Canonical(JsonNode? node) => Sorted(node);

    private static string Sorted(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject members => "{" + string.Join(",", members.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Sorted(pair.Value)}")) + "}",
        JsonArray items => "[" + string.Join(",", items.Select(Sorted)) + "]",
        _ when node.GetValueKind() == JsonValueKind.Number => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ when node.GetValueKind() == JsonValueKind.String
            && ((string)node!).Length > 18
            && DateTimeOffset.TryParse((string)node!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && ((string)node!)[10] == 'T' => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => node.ToJsonString(),
    };
}
