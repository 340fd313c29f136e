using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Engine;
using Xunit;

namespace Personalize.Tests.Engine;

public sealed class ModelTests
{
    public static TheoryData<string> ModelTypes =>
        [.. typeof(ServiceObject).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(ServiceObject))).Select(static type => type.Name)];

    // How each recorded answer is read, and the member of it that is wanted; none where it is the whole answer.
    private static readonly Dictionary<string, (string? Member, Func<byte[], string?, object?> Read)> Readers = new()
    {
        ["DescribeCampaign"] = ("campaign", static (body, member) => ModelJson.ReadAnswer<Campaign>(body, member).Value),
        ["DescribeDataset"] = ("dataset", static (body, member) => ModelJson.ReadAnswer<Dataset>(body, member).Value),
        ["DescribeDatasetGroup"] = ("datasetGroup", static (body, member) => ModelJson.ReadAnswer<DatasetGroup>(body, member).Value),
        ["DescribeSchema"] = ("schema", static (body, member) => ModelJson.ReadAnswer<DatasetSchema>(body, member).Value),
        ["DescribeSolution"] = ("solution", static (body, member) => ModelJson.ReadAnswer<Solution>(body, member).Value),
        ["DescribeSolutionVersion"] = ("solutionVersion", static (body, member) => ModelJson.ReadAnswer<SolutionVersion>(body, member).Value),
        ["GetPersonalizedRanking"] = (null, static (body, member) => ModelJson.ReadAnswer<GetPersonalizedRankingResponse>(body, member).Value),
        ["GetRecommendations"] = (null, static (body, member) => ModelJson.ReadAnswer<GetRecommendationsResponse>(body, member).Value),
        ["GetSolutionMetrics"] = (null, static (body, member) => ModelJson.ReadAnswer<SolutionMetrics>(body, member).Value),
        ["ListDatasetGroups"] = ("datasetGroups", static (body, member) => ModelJson.ReadAnswer<DatasetGroupSummary[]>(body, member).Value),
        ["ListRecipes"] = ("recipes", static (body, member) => ModelJson.ReadAnswer<RecipeSummary[]>(body, member).Value),
    };

    // Answers to what creates, updates, deletes and puts hold an ARN at most; no type stands for them.
    public static TheoryData<string> RecordedAnswers =>
    [
        .. SharedData.Files("recorded", "personalize*.json")
            .Where(static file => OperationOf(file) is not ['C' or 'U' or 'P', ..] and not ['D', 'e', 'l', ..]),
    ];

    [Theory]
    [MemberData(nameof(ModelTypes))]
    public void Every_property_is_the_service_models_member_with_its_first_letter_lowered(string typeName)
    {
        var members = ShapeOf(typeName).GetProperty("members");
        var type = typeof(ServiceObject).Assembly.GetType("Personalize." + typeName)!;

        var wireNames = ModelJson.Options.GetTypeInfo(type).Properties.Where(static property => !property.IsExtensionData).Select(static property => property.Name);

        Assert.Equal(members.EnumerateObject().Select(static member => member.Name).Order(), wireNames.Order());
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(RecordedAnswers))]
    public void A_recorded_answer_comes_back_member_for_member(string file)
    {
        var recorded = SharedData.Read("recorded/" + file);
        var (member, read) = Readers[OperationOf(file)];

        // The second form names a member that the public model doesn't know.
        foreach (var form in (string[])["bodyText", "bodyTextWithPlaceholder"])
        {
            if (recorded.TryGetProperty(form, out var text))
            {
                var expected = JsonNode.Parse(text.GetString()!)!;
                AssertSame(member is null ? expected : expected[member], read(Encoding.UTF8.GetBytes(text.GetString()!), member), member ?? "answer");
            }
        }
    }

    [Fact]
    public void An_unknown_member_is_a_note_property_and_the_known_ones_are_as_they_were()
    {
        var bodyText = SharedData.Read("recorded/personalize.DescribeSolutionVersion.1.json").GetProperty("bodyText").GetString()!;
        var body = JsonNode.Parse(bodyText)!;
        body["solutionVersion"]!["tomorrow"] = JsonNode.Parse("""{"depth":[1,2.5,{"b":true,"a":null}],"name":"x"}""");
        body["solutionVersion"]!["alsoNew"] = "y";

        var (version, _) = ModelJson.ReadAnswer<SolutionVersion>(Encoding.UTF8.GetBytes(body.ToJsonString()), "solutionVersion");

        Assert.Equal("my-original-solution-85652/ad6aea89", version!.Name);
        var properties = PSObject.AsPSObject(version).Properties;
        Assert.Equal("y", properties["alsoNew"].Value);
        var tomorrow = Assert.IsAssignableFrom<IDictionary>(properties["tomorrow"].Value);
        Assert.Equal(["depth", "name"], tomorrow.Keys.Cast<string>());
        var depth = Assert.IsType<object[]>(tomorrow["depth"]);
        Assert.Equal(1L, depth[0]);
        Assert.Equal(2.5, depth[1]);
        Assert.Equal(["b", "a"], Assert.IsAssignableFrom<IDictionary>(depth[2]).Keys.Cast<string>());
    }

    [Fact]
    public void Unknown_members_stay_with_their_own_object_at_any_depth()
    {
        var (versions, _) = Read<SolutionVersion[]>("""
            {"r":[{"x1":1,"solutionConfig":{"x2":2,"hpoConfig":{"x3":3},"x4":4},"x5":5},{"name":"n"},{"x6":6}]}
            """);

        Assert.Equal(["x1", "x5"], Notes(versions![0]));
        Assert.Equal(["x2", "x4"], Notes(versions[0].SolutionConfig!));
        Assert.Equal(["x3"], Notes(versions[0].SolutionConfig!.HpoConfig!));
        Assert.Empty(Notes(versions[1]));
        Assert.Equal(["x6"], Notes(versions[2]));

        static IEnumerable<string> Notes(object value) => PSObject.AsPSObject(value).Properties.Where(static p => p is PSNoteProperty).Select(static p => p.Name);
    }

    [Fact]
    public void Unknown_members_of_an_answer_that_breaks_off_are_not_given_to_the_next()
    {
        Assert.ThrowsAny<JsonException>(static () => Read<SolutionVersion>("""{"r":{"x":1,"""));
        UnknownMembers.Forget();

        var (version, _) = Read<SolutionVersion>("""{"r":{"y":1}}""");

        Assert.Null(PSObject.AsPSObject(version).Properties["x"]);
        Assert.Equal(1L, PSObject.AsPSObject(version).Properties["y"].Value);
    }

    [Theory]
    [InlineData("1.698432665917E9", "2023-10-27T18:51:05.917Z")]
    [InlineData("1698432665", "2023-10-27T18:51:05.000Z")]
    [InlineData("1698432665.917", "2023-10-27T18:51:05.917Z")]
    [InlineData("0", "1970-01-01T00:00:00.000Z")]
    [InlineData("\"2023-10-27T18:51:05.917Z\"", "2023-10-27T18:51:05.917Z")]
    [InlineData("\"2023-10-27T20:51:05+02:00\"", "2023-10-27T18:51:05.000Z")]
    [InlineData("\"1.698432665917E9\"", "2023-10-27T18:51:05.917Z")]
    public void A_time_is_local_and_exact_to_the_millisecond(string wire, string utc)
    {
        var (version, _) = Read<SolutionVersion>("{\"r\":{\"creationDateTime\":" + wire + "}}");

        var time = version!.CreationDateTime!.Value;
        Assert.Equal(DateTimeKind.Local, time.Kind);
        Assert.Equal(utc, time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(0, time.Ticks % TimeSpan.TicksPerMillisecond);
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("5.0", 5)]
    [InlineData("5E0", 5)]
    [InlineData("\"5\"", 5)]
    [InlineData("null", null)]
    public void A_whole_number_is_read_in_any_form(string wire, int? expected)
    {
        var (job, _) = Read<BatchInferenceJob>("{\"r\":{\"numResults\":" + wire + "}}");

        Assert.Equal(expected, job!.NumResults);
    }

    [Theory]
    [InlineData("""{"r":{"numResults":5.5}}""")]
    [InlineData("""{"r":{"numResults":99999999999}}""")]
    [InlineData("""{"r":{"numResults":"many"}}""")]
    [InlineData("""{"r":{"jobName":{}}}""")]
    [InlineData("""{"r":{"jobInput":"s3://"}}""")]
    [InlineData("""{"r":{"creationDateTime":"yesterday"}}""")]
    [InlineData("""{"r":{"creationDateTime":1e300}}""")]
    [InlineData("""{"r":{"creationDateTime":true}}""")]
    [InlineData("""{"r":[]}""")]
    [InlineData("[]")]
    [InlineData("null x")]
    [InlineData("")]
    [InlineData("""{"r":{}} {}""")]
    public void What_makes_no_sense_is_said_so(string body) => Assert.ThrowsAny<JsonException>(() => Read<BatchInferenceJob>(body));

    [Fact]
    public void Explicit_nulls_are_absences_anywhere()
    {
        var (job, token) = Read<BatchInferenceJob>("""
            {"nextToken":null,"r":{"jobName":null,"numResults":null,"creationDateTime":null,"jobInput":null,
             "batchInferenceJobConfig":{"rankingInfluence":{"POPULARITY":null,"FRESHNESS":0.5},"itemExplorationConfig":{"a":null}}}}
            """);

        Assert.Null(token);
        Assert.Null(job!.JobName);
        Assert.Null(job.CreationDateTime);
        Assert.Equal(new Dictionary<string, double> { ["FRESHNESS"] = 0.5 }, job.BatchInferenceJobConfig!.RankingInfluence);
        Assert.Null(Read<BatchInferenceJob>("""{"r":null}""").Value);
        Assert.Null(Read<BatchInferenceJob>("{}").Value);
        Assert.Null(Read<BatchInferenceJob>("null").Value);
    }

    [Fact]
    public void Maps_keep_the_wires_order()
    {
        var (version, _) = Read<SolutionVersion>("""{"r":{"tunedHPOParams":{"algorithmHyperParameters":{"z":"1","a":"2","m":"3"}}}}""");

        Assert.Equal(["z", "a", "m"], version!.TunedHPOParams!.AlgorithmHyperParameters!.Keys);
    }

    [Fact]
    public void Plain_form_keeps_keys_that_differ_in_case_alone()
    {
        var (plain, _) = Read<object>("""{"r":{"a":1,"A":2,"b":3}}""");

        var members = Assert.IsAssignableFrom<IDictionary>(plain);
        Assert.Equal(["a", "A", "b"], members.Keys.Cast<string>());
        Assert.Equal(1L, members["a"]);
        Assert.Equal(2L, members["A"]);
        Assert.Equal(3L, Assert.IsAssignableFrom<IDictionary>(Read<object>("""{"r":{"Bb":3}}""").Value)["bB"]);
    }

    [Fact]
    public void A_request_holds_what_was_given_in_its_order()
    {
        var body = Write(
            ("zeta", "a/b é \"q\""),
            ("performHPO", false),
            ("maxResults", 5),
            ("big", 5_000_000_000),
            ("ratio", 0.25),
            ("when", new DateTime(2023, 10, 27, 18, 51, 5, 917, DateTimeKind.Utc)),
            ("day", new DateTime(2023, 10, 27, 18, 51, 5, DateTimeKind.Utc).ToLocalTime()),
            ("absent", null),
            ("map", new Hashtable { ["k"] = 1 }),
            ("typed", new Dictionary<string, string> { ["b"] = "1", ["a"] = "2" }),
            ("list", new object?[] { "x", 1, null, new[] { 2 } }),
            ("solutionConfig", new SolutionConfig
            {
                EventValueThreshold = "1",
                HpoConfig = new HPOConfig { HpoResourceConfig = new HPOResourceConfig { MaxNumberOfTrainingJobs = "2" } },
                TrainingDataConfig = new TrainingDataConfig { ExcludedDatasetColumns = new() { ["ITEMS"] = ["C"] } },
            }));

        Assert.Equal(
            """{"zeta":"a/b é \"q\"","performHPO":false,"maxResults":5,"big":5000000000,"ratio":0.25,"when":1698432665.917,"day":1698432665,"map":{"k":1},"typed":{"b":"1","a":"2"},"list":["x",1,null,[2]],"solutionConfig":{"eventValueThreshold":"1","hpoConfig":{"hpoResourceConfig":{"maxNumberOfTrainingJobs":"2"}},"trainingDataConfig":{"excludedDatasetColumns":{"ITEMS":["C"]}}}}""",
            body);
    }

    [Fact]
    public void A_value_that_has_no_form_in_JSON_is_an_input_error()
    {
        var circle = new Hashtable();
        circle["self"] = circle;

        Assert.Throws<InvalidInputException>(() => Write(("circle", circle)));
        Assert.Throws<InvalidInputException>(static () => Write(("number", double.NaN)));
        Assert.Contains("System.Text.StringBuilder", Assert.Throws<InvalidInputException>(static () => Write(("odd", new StringBuilder()))).Message);
    }

    [Fact]
    public void Secrets_are_masked_at_any_depth()
    {
        var masked = BodyMask.Apply("""
            {"name":"n","tags":[{"tagKey":"k","tagValue":"v"}],"filterExpression":"INCLUDE …","a":{"secretThing":{"x":1},"DbPassword":"p","sessionToken":"t","accessKeyId":"i"},"n":1.50}
            """u8);

        Assert.Equal("""{"name":"n","tags":[{"tagKey":"k","tagValue":"***"}],"filterExpression":"***","a":{"secretThing":"***","DbPassword":"***","sessionToken":"***","accessKeyId":"***"},"n":1.50}""", masked);
        Assert.Equal("(unreadable, 6 bytes)", BodyMask.Apply("<html>"u8));
        Assert.Equal("(unreadable, 13 bytes)", BodyMask.Apply("""{"secret":"pw"""u8));
    }

    private static (T? Value, string? NextToken) Read<T>(string body)
        where T : class => ModelJson.ReadAnswer<T>(Encoding.UTF8.GetBytes(body), "r");

    private static string Write(params (string Name, object? Value)[] body) =>
        Encoding.UTF8.GetString(RequestWriter.Write([.. body.Select(static entry => KeyValuePair.Create(entry.Name, entry.Value))]));

    private static string OperationOf(string file) => file.Split('.')[1];

    private static JsonElement ShapeOf(string typeName)
    {
        var (service, name) = typeName switch
        {
            nameof(SolutionMetrics) => ("personalize", "GetSolutionMetricsResponse"),
            nameof(EventMetricAttribution) => ("personalize-events", "MetricAttribution"),
            _ => (null, typeName),
        };
        foreach (var candidate in service is null ? ["personalize", "personalize-runtime", "personalize-events"] : new[] { service })
        {
            if (SharedData.Read($"models/{candidate}/service-2.json").GetProperty("shapes").TryGetProperty(name, out var shape))
            {
                return shape;
            }
        }

        throw new Xunit.Sdk.XunitException($"{typeName} is no shape of the service's models");
    }

    private static void AssertSame(JsonNode? expected, object? actual, string path)
    {
        switch (expected)
        {
            case null:
                Assert.True(actual is null, path);
                break;
            case JsonObject members when actual is IDictionary map:
                Assert.Equal(members.Select(static member => member.Key), map.Keys.Cast<string>());
                foreach (var (name, value) in members)
                {
                    AssertSame(value, map[name], $"{path}.{name}");
                }

                break;
            case JsonObject members:
                // Properties are found by the wire's names, since PowerShell doesn't tell cases apart; those of unknown members, too.
                var properties = PSObject.AsPSObject(actual).Properties;
                Assert.Equal(
                    members.Count(static member => member.Value is not null),
                    properties.Count(static property => property.Value is not null));
                foreach (var (name, value) in members)
                {
                    Assert.True(properties[name] is not null, $"{path}.{name} is missing");
                    AssertSame(value, properties[name].Value, $"{path}.{name}");
                }

                break;
            case JsonArray items:
                var list = Assert.IsAssignableFrom<IList>(actual);
                Assert.Equal(items.Count, list.Count);
                for (var i = 0; i < items.Count; i++)
                {
                    AssertSame(items[i], list[i], $"{path}[{i}]");
                }

                break;
            default:
                object? plain = expected.GetValueKind() switch
                {
                    JsonValueKind.String => expected.GetValue<string>(),
                    JsonValueKind.Number => expected.GetValue<double>(),
                    _ => expected.GetValue<bool>(),
                };
                Assert.Equal(
                    plain,
                    actual switch
                    {
                        DateTime time => Math.Round((time.ToUniversalTime() - DateTime.UnixEpoch).TotalMilliseconds) / 1000,
                        int or long => Convert.ToDouble(actual, System.Globalization.CultureInfo.InvariantCulture),
                        _ => actual,
                    });
                break;
        }
    }
}
