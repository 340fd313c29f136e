using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>An emulator with a frozen clock, called over HTTP without a client in between.</summary>
public sealed class EmulatedService : IDisposable
{
    public const string Role = "arn:aws:iam::111122223333:role/PersonalizeData";
    private const string Account = "arn:aws:personalize:us-east-1:111122223333:";

    private readonly IDisposable _emulator;

    public EmulatedService(params string[] arguments)
    {
        _emulator = EmulatorHost.Start(["--frozen", .. arguments], out var url);
        Http = new HttpClient { BaseAddress = new Uri(url) };
    }

    public HttpClient Http { get; }

    public static string Arn(string resource) => Account + resource;

    public static string Recipe(string name) => $"arn:aws:personalize:::recipe/{name}";

    /// <summary>An Avro record with columns as <c>"USER_ID string"</c>.</summary>
    public static string Avro(params string[] columns) => JsonSerializer.Serialize(new
    {
        type = "record",
        name = "Interactions",
        @namespace = "com.amazonaws.personalize.schema",
        fields = columns.Select(column => column.Split(' ')).Select(parts => new { name = parts[0], type = parts[1] }),
        version = "1.0",
    });

    /// <summary>A request as a client would send it; the key is one that the emulator takes at its word.</summary>
    public static HttpRequestMessage Request(string operation, string body, string key = "SOMEBODY")
    {
        var now = DateTimeOffset.UtcNow;
        var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/x-amz-json-1.1") } },
        };
        request.Headers.Add("X-Amz-Target", $"AmazonPersonalize.{operation}");
        request.Headers.Add("X-Amz-Date", now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={key}/{now:yyyyMMdd}/us-east-1/personalize/aws4_request, SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}");
        return request;
    }

    public (int Status, string Body) Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = Http.Send(request);
            using var reader = new System.IO.StreamReader(response.Content.ReadAsStream());
            return ((int)response.StatusCode, reader.ReadToEnd());
        }
    }

    /// <summary>Calls an operation that is to succeed.</summary>
    public JsonObject Call(string operation, object? input = null)
    {
        var (status, body) = Send(Request(operation, JsonSerializer.Serialize(input ?? new { })));
        Assert.True(status == 200, $"{operation}: {status} {body}");
        return body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
    }

    /// <summary>Calls an operation that is to be refused, with status 400.</summary>
    /// <returns>The message.</returns>
    public string Refused(string code, string operation, object? input = null)
    {
        var (status, body) = Send(Request(operation, JsonSerializer.Serialize(input ?? new { })));
        Assert.True(status == 400, $"{operation}: {status} {body}");
        var error = JsonNode.Parse(body)!;
        Assert.True(code == (string?)error["__type"], $"{operation}: {body}");
        return (string?)(error["message"] ?? error["Message"]) ?? string.Empty;
    }

    /// <summary>Creates something and returns its ARN.</summary>
    public string Create(string kind, object input) => (string)Call($"Create{kind}", input)[Member(kind) + "Arn"]!;

    public JsonObject Describe(string kind, string arn) =>
        Call($"Describe{kind}", new Dictionary<string, string> { [Member(kind) + "Arn"] = arn })[Member(kind)]!.AsObject();

    public string StatusOf(string kind, string arn) => (string)Describe(kind, arn)["status"]!;

    public void Delete(string kind, string arn) => Call($"Delete{kind}", new Dictionary<string, string> { [Member(kind) + "Arn"] = arn });

    public string DeleteRefused(string kind, string arn) =>
        Refused("ResourceInUseException", $"Delete{kind}", new Dictionary<string, string> { [Member(kind) + "Arn"] = arn });

    public bool Exists(string kind, string arn) => Send(Request(
        $"Describe{kind}", JsonSerializer.Serialize(new Dictionary<string, string> { [Member(kind) + "Arn"] = arn }))).Status == 200;

    public void Advance(TimeSpan time) => Control("POST", "clock", new { advance = time.TotalSeconds });

    /// <summary>Lets a second, a minute, ten minutes … pass until the resource is in that state; says which states it saw.</summary>
    public IReadOnlyList<string> AdvanceUntil(string kind, string arn, string status)
    {
        List<string> seen = [StatusOf(kind, arn)];
        for (var i = 0; i < 2000 && seen[^1] != status; i++)
        {
            Advance(TimeSpan.FromSeconds(i < 60 ? 1 : 30));
            var now = StatusOf(kind, arn);
            if (now != seen[^1])
            {
                seen.Add(now);
            }
        }

        Assert.Equal(status, seen[^1]);
        return seen;
    }

    public JsonNode Control(string method, string path, object? body = null)
    {
        var (status, text) = TryControl(method, path, body is null ? null : JsonSerializer.Serialize(body));
        Assert.True(status == 200, $"{method} {path}: {status} {text}");
        return JsonNode.Parse(text)!;
    }

    public (int Status, string Body) TryControl(string method, string path, string? body) => Send(new HttpRequestMessage(new HttpMethod(method), $"/_emulator/{path}")
    {
        Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
    });

    public string Group(string name = "group", string? domain = null)
    {
        var arn = Create("DatasetGroup", domain is null ? new { name } : new { name, domain });
        Advance(TimeSpan.FromMinutes(1));
        return arn;
    }

    /// <summary>A group with interactions that are imported.</summary>
    public string TrainableGroup(string name = "group", string? domain = null)
    {
        var group = Group(name, domain);
        string[] columns = ["USER_ID string", "ITEM_ID string", "TIMESTAMP long", "EVENT_TYPE string"];
        var schema = domain is null
            ? Create("Schema", new { name = $"{name}-interactions", schema = Avro(columns) })
            : Create("Schema", new { name = $"{name}-interactions", schema = Avro(columns), domain });
        var dataset = Create("Dataset", new { name = $"{name}-interactions", schemaArn = schema, datasetGroupArn = group, datasetType = "Interactions" });
        Advance(TimeSpan.FromMinutes(1));
        Create("DatasetImportJob", new
        {
            jobName = $"{name}-import",
            datasetArn = dataset,
            dataSource = new { dataLocation = "s3://data-bucket/interactions/" },
            roleArn = Role,
        });
        Advance(TimeSpan.FromMinutes(15));
        return group;
    }

    public string Solution(string group, string name = "solution", string recipe = "aws-user-personalization", bool automatic = false)
    {
        var arn = Create("Solution", new { name, datasetGroupArn = group, recipeArn = Recipe(recipe), performAutoTraining = automatic });
        Advance(TimeSpan.FromSeconds(10));
        return arn;
    }

    /// <summary>A version that is trained.</summary>
    public string Version(string solution)
    {
        var arn = Create("SolutionVersion", new { solutionArn = solution });
        Advance(TimeSpan.FromHours(1.5));
        Assert.Equal("ACTIVE", StatusOf("SolutionVersion", arn));
        return arn;
    }

    public void Dispose()
    {
        Http.Dispose();
        _emulator.Dispose();
    }

    private static string Member(string kind) => char.ToLowerInvariant(kind[0]) + kind[1..];
}
