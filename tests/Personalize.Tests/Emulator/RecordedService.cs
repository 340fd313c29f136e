using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Personalize.Emulator;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>An emulator with its clock stopped, asked over HTTP without a client, and what it takes to fill it with resources.</summary>
public sealed class RecordedService : IDisposable
{
    private const string Items =
        """
        {"type":"record","name":"Items","fields":[{"name":"ITEM_ID","type":"string"},
          {"name":"GENRE","type":["null","string"],"categorical":true},{"name":"YEAR","type":["null","int"]},
          {"name":"PLOT","type":["null","string"],"textual":true}]}
        """;

    private const string Users =
        """{"type":"record","name":"Users","fields":[{"name":"USER_ID","type":"string"},{"name":"AGE","type":["null","int"]}]}""";

    private const string Interactions =
        """
        {"type":"record","name":"Interactions","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},
          {"name":"TIMESTAMP","type":"long"},{"name":"EVENT_TYPE","type":"string"},{"name":"EVENT_VALUE","type":["null","float"]}]}
        """;

    private const string Actions =
        """{"type":"record","name":"Actions","fields":[{"name":"ACTION_ID","type":"string"},{"name":"VALUE","type":["null","int"]},{"name":"REPEAT_FREQUENCY","type":["null","int"]}]}""";

    private const string ActionInteractions =
        """
        {"type":"record","name":"ActionInteractions","fields":[{"name":"USER_ID","type":"string"},{"name":"ACTION_ID","type":"string"},
          {"name":"EVENT_TYPE","type":"string"},{"name":"TIMESTAMP","type":"long"}]}
        """;

    private readonly IDisposable _emulator;
    private readonly HttpClient _http = new();

    public RecordedService(params string[] arguments)
    {
        _emulator = EmulatorHost.Start(["--frozen", .. arguments], out var url);
        Url = url;
    }

    public string Url { get; }

    public static string Arn(string resource) => "arn:aws:personalize:us-east-1:111122223333:" + resource;

    /// <summary>A dataset group with all its datasets and an event tracker, ACTIVE; the result is the tracking id.</summary>
    public string AddGroup(string name)
    {
        Control("CreateDatasetGroup", new { name });
        Advance(3600);
        foreach (var (type, schema) in new[] { ("INTERACTIONS", Interactions), ("ITEMS", Items), ("USERS", Users), ("ACTIONS", Actions), ("ACTION_INTERACTIONS", ActionInteractions) })
        {
            var schemaName = $"{name}-{type}";
            Control("CreateSchema", new { name = schemaName, schema });
            Control("CreateDataset", new { name = schemaName, datasetGroupArn = Arn($"dataset-group/{name}"), datasetType = type, schemaArn = Arn($"schema/{schemaName}") });
        }

        var tracker = Control("CreateEventTracker", new { name, datasetGroupArn = Arn($"dataset-group/{name}") });
        Advance(3600);
        return (string)tracker["trackingId"]!;
    }

    /// <summary>A campaign of that recipe, ACTIVE; the result is its ARN.</summary>
    public string AddCampaign(string group, string recipe, bool metadata = false, string? eventType = null)
    {
        var name = $"{group}-{recipe}{(metadata ? "-metadata" : "")}{eventType}";
        var solutionVersionArn = AddVersion(group, recipe, name, eventType);
        Control("CreateCampaign", new { name, solutionVersionArn, campaignConfig = new { enableMetadataWithRecommendations = metadata } });
        Advance(86_400);
        return Arn($"campaign/{name}");
    }

    /// <summary>A solution version of that recipe, ACTIVE; the result is its ARN.</summary>
    public string AddVersion(string group, string recipe, string? name = null, string? eventType = null)
    {
        name ??= $"{group}-{recipe}";
        var request = new JsonObject
        {
            ["name"] = name,
            ["datasetGroupArn"] = Arn($"dataset-group/{group}"),
            ["recipeArn"] = $"arn:aws:personalize:::recipe/{recipe}",
            ["performAutoTraining"] = false,
        };
        if (eventType is not null)
        {
            request["eventType"] = eventType;
        }

        Control("CreateSolution", request);
        Advance(3600);
        var version = (string)Control("CreateSolutionVersion", new { solutionArn = Arn($"solution/{name}") })["solutionVersionArn"]!;
        Advance(86_400);
        return version;
    }

    /// <summary>A filter, ACTIVE; the result is its ARN.</summary>
    public string AddFilter(string group, string name, string expression)
    {
        Control("CreateFilter", new { name, datasetGroupArn = Arn($"dataset-group/{group}"), filterExpression = expression });
        Advance(3600);
        return Arn($"filter/{name}");
    }

    /// <summary>Events of one user, each "type:item".</summary>
    public void PutEvents(string trackingId, string user, params string[] events)
    {
        foreach (var chunk in events.Chunk(10))
        {
            var list = new JsonArray();
            foreach (var text in chunk)
            {
                var parts = text.Split(':');
                list.Add(new JsonObject { ["eventType"] = parts[0], ["itemId"] = parts[1], ["sentAt"] = 1_700_000_000 });
            }

            Rest("/events", new JsonObject { ["trackingId"] = trackingId, ["sessionId"] = user, ["userId"] = user, ["eventList"] = list });
        }
    }

    public void PutItems(string group, params object[] items) => Rest("/items", new { datasetArn = Arn($"dataset/{group}/ITEMS"), items });

    public void Advance(int seconds) => _http.PostAsync(new Uri(Url + "/_emulator/clock"), new StringContent($$"""{"advance":{{seconds}}}""")).GetAwaiter().GetResult().EnsureSuccessStatusCode();

    /// <summary>What the control surface says of the records.</summary>
    public JsonNode Records(string path = "") => JsonNode.Parse(_http.GetStringAsync(new Uri($"{Url}/_emulator/records{path}")).GetAwaiter().GetResult())!;

    /// <summary>Everything that it holds, as JSON.</summary>
    public string SaveState() => _http.GetStringAsync(new Uri(Url + "/_emulator/state")).GetAwaiter().GetResult();

    public void LoadState(string state) =>
        _http.PostAsync(new Uri(Url + "/_emulator/state"), new StringContent(state)).GetAwaiter().GetResult().EnsureSuccessStatusCode();

    /// <summary>The answer of an operation of the control plane, which must succeed.</summary>
    public JsonNode Control(string operation, object body)
    {
        var (status, _, text) = Send("/", body, operation);
        Assert.True(status == 200, $"{operation}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>The answer of a REST operation, which must succeed; an empty body is an empty object.</summary>
    public JsonNode Rest(string path, object body)
    {
        var (status, _, text) = Send(path, body);
        Assert.True(status == 200, $"{path}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    /// <summary>The error of a REST operation, which must fail: "code status: message".</summary>
    public string Error(string path, object body)
    {
        var (status, code, text) = Send(path, body);
        Assert.NotEqual(200, status);
        return $"{code} {status}: {(string)JsonNode.Parse(text)!["message"]!}";
    }

    /// <summary>A request and its answer as they are: status, error code and body.</summary>
    public (int Status, string? Code, string Body) Send(string path, object body, string? operation = null)
    {
        var now = DateTime.UtcNow;
        using var request = new HttpRequestMessage(HttpMethod.Post, Url + path);
        request.Content = new StringContent(body is JsonNode node ? node.ToJsonString() : System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(operation is null ? "application/json" : "application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Date", now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        if (operation is not null)
        {
            request.Headers.Add("X-Amz-Target", "AmazonPersonalize." + operation);
        }

        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=ANOTHERKEY/{now.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}/us-east-1/personalize/aws4_request, "
            + $"SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}");
        using var response = _http.SendAsync(request).GetAwaiter().GetResult();
        var code = response.Headers.TryGetValues("x-amzn-ErrorType", out var values) ? string.Join(",", values) : null;
        return ((int)response.StatusCode, code, response.Content.ReadAsStringAsync().GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        _http.Dispose();
        _emulator.Dispose();
    }
}
