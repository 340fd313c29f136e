using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Personalize.Infrastructure;
using Xunit;
using EngineApiFacts = Personalize.Engine.ApiFacts;
using EngineEnvironment = Personalize.Engine.AwsEnvironment;
using EngineLookup = Personalize.Engine.ConnectionLookup;

namespace Personalize.Tests.Engine;

/// <summary>What sets the runtime and event APIs apart from the control plane, on the wire.</summary>
[Collection(EnvironmentTests.Name)]
public sealed class ApiTests : EngineTest
{
    private static readonly KeyValuePair<string, object?>[] Nothing = [];

    [Theory]
    [InlineData("GetRecommendations", "Runtime", "/recommendations")]
    [InlineData("GetPersonalizedRanking", "Runtime", "/personalize-ranking")]
    [InlineData("GetActionRecommendations", "Runtime", "/action-recommendations")]
    [InlineData("PutEvents", "Events", "/events")]
    [InlineData("PutItems", "Events", "/items")]
    [InlineData("PutUsers", "Events", "/users")]
    [InlineData("PutActions", "Events", "/actions")]
    [InlineData("PutActionInteractions", "Events", "/action-interactions")]
    public async Task Each_operation_has_its_path_and_an_empty_answer_is_fine(string operation, string api, string path)
    {
        using var server = new WireServer(WireServer.Answer(200, "", "application/json"));

        var answer = await Engine.InvokeAsync<object>(
            new ServiceRequest(operation, Nothing, null) { Api = Enum.Parse<ServiceApi>(api) }, To(server), TestContext.Current.CancellationToken);

        Assert.Null(answer.Value);
        var sent = Assert.Single(server.Requests);
        Assert.Equal($"POST {path} HTTP/1.1", sent.Line);
        Assert.Contains("/personalize/aws4_request", sent.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InvalidInputException", """{"message":"m"}""")]
    [InlineData("InvalidInputException:http://internal.amazon.com/coral/com.amazonaws.personalize/", """{"message":"m"}""")]
    [InlineData(null, """{"code":"InvalidInputException","message":"m"}""")]
    [InlineData(null, """{"__type":"com.amazonaws.personalize#InvalidInputException","Message":"m"}""")]
    public async Task An_errors_code_is_in_a_header_or_in_the_body(string? header, string body)
    {
        using var server = new WireServer(WireServer.Answer(400, body, "application/json", header is null ? [] : [("x-amzn-ErrorType", header)]));

        var error = await Assert.ThrowsAsync<InvalidInputException>(() => Engine.InvokeAsync<object>(
            new ServiceRequest("PutEvents", Nothing, null) { Api = ServiceApi.Events }, To(server), TestContext.Current.CancellationToken));

        Assert.Equal("InvalidInputException", error.ErrorCode);
        Assert.StartsWith("m (PutEvents", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_says_that_it_may_be_repeated_is_repeated_after_a_reset()
    {
        using var once = new WireServer(static request => request.ResetAsync(), WireServer.Answer(200, ""));
        await Assert.ThrowsAsync<ConnectionException>(() => Engine.InvokeAsync<object>(
            new ServiceRequest("PutEvents", Nothing, null) { Api = ServiceApi.Events }, To(once), TestContext.Current.CancellationToken));
        Assert.Single(once.Requests);

        using var twice = new WireServer(static request => request.ResetAsync(), WireServer.Answer(200, ""));
        var answer = await Engine.InvokeAsync<object>(
            new ServiceRequest("PutEvents", Nothing, null) { Api = ServiceApi.Events, IsRepeatable = true }, To(twice), TestContext.Current.CancellationToken);
        Assert.Equal(2, answer.Call.Attempts);
    }

    [Fact]
    public async Task Floats_dates_and_maps_go_out_as_the_model_has_them()
    {
        using var server = new WireServer(WireServer.Answer(200, ""));
        var time = new DateTime(2024, 5, 31, 12, 0, 0, DateTimeKind.Utc);

        await Engine.InvokeAsync<object>(
            new ServiceRequest(
                "PutEvents",
                [
                    new("float", 0.1f), new("whole", time), new("fraction", time.AddMilliseconds(250)), new("map", new Dictionary<string, string> { ["k"] = "\"a\",\"b\"" }),
                    new("absent", null), new("event", new Event { EventType = "click", EventValue = 4.5f, SentAt = time }),
                ],
                null)
            {
                Api = ServiceApi.Events,
            },
            To(server),
            TestContext.Current.CancellationToken);

        Assert.Equal(
            """{"float":0.1,"whole":1717156800,"fraction":1717156800.25,"map":{"k":"\"a\",\"b\""},"event":{"eventType":"click","eventValue":4.5,"sentAt":1717156800}}""",
            Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task What_an_API_calls_sensitive_is_masked()
    {
        using var server = new WireServer(WireServer.Answer(200, ""));
        var request = new ServiceRequest("PutItems", [new("datasetArn", "shown"), new("items", new[] { new Item { ItemId = "hidden", Properties = "hidden" } })], null)
        {
            Api = ServiceApi.Events,
            CaptureBodies = true,
        };

        var answer = await Engine.InvokeAsync<object>(request, To(server), TestContext.Current.CancellationToken);

        Assert.Contains("shown", answer.Call.RequestBody, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", answer.Call.RequestBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Runtime", "AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME", "http://runtime.example/")]
    [InlineData("Events", "AWS_ENDPOINT_URL_PERSONALIZE_EVENTS", "http://events.example/")]
    public void Each_API_has_an_endpoint_of_its_own(string api, string variable, string section)
    {
        using var home = new AwsHome();
        home.Config("""
            [default]
            services = mine
            [services mine]
            personalize =
              endpoint_url = http://control.example
            personalize_runtime =
              endpoint_url = http://runtime.example
            personalize_events =
              endpoint_url = http://events.example
            """);
        Assert.Equal(section, Find());
        home.Set("AWS_ENDPOINT_URL_PERSONALIZE", "http://control.example");
        Assert.Equal(section, Find());
        home.Set(variable, "http://own.example");
        Assert.Equal("http://own.example/", Find());

        string? Find() =>
            new EngineLookup(new Connection(), EngineEnvironment.Current).FindEndpoint(EngineApiFacts.Of(Enum.Parse<ServiceApi>(api)))?.Value.AbsoluteUri;
    }
}
