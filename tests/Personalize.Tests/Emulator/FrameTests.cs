using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Personalize.Emulator.Resources;
using Personalize.Emulator.ServiceModel;
using Personalize.Emulator.State;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>Signatures, the clock, faults, and that no operation is missing.</summary>
public sealed class FrameTests
{
    [Fact]
    public void Every_operation_of_the_control_plane_has_its_state()
    {
        var answered = Operations.Of(new ServiceState("us-east-1", "111122223333"));
        Assert.Equal(71, ServiceDescription.Control.Operations.Count);
        Assert.Empty(ServiceDescription.Control.Operations.Keys.Except(answered.Keys));
    }

    [Theory]
    [InlineData(null, "MissingAuthenticationTokenException", 403)]
    [InlineData("right", null, 200)]
    [InlineData("wrong secret", "InvalidSignatureException", 403)]
    [InlineData("other region", "InvalidSignatureException", 403)]
    [InlineData("other service", "InvalidSignatureException", 403)]
    [InlineData("ten minutes ago", "InvalidSignatureException", 403)]
    [InlineData("unknown key", "UnrecognizedClientException", 403)]
    public void A_request_must_be_signed_well(string? how, string? code, int expected)
    {
        using var service = new EmulatedService("--verify", "--access-key", "KEY", "--secret-key", "secret");
        var request = EmulatedService.Request("ListSchemas", "{}", "KEY");
        request.Headers.Remove("Authorization");
        if (how is not null)
        {
            Sign(
                request,
                service.Http.BaseAddress!.Authority,
                how == "unknown key" ? "OTHER" : "KEY",
                how == "wrong secret" ? "guess" : "secret",
                how == "other region" ? "eu-west-1" : "us-east-1",
                how == "other service" ? "s3" : "personalize",
                DateTimeOffset.UtcNow.AddMinutes(how == "ten minutes ago" ? -10 : 0));
        }

        var (status, body) = service.Send(request);
        Assert.Equal((expected, code), (status, (string?)JsonNode.Parse(body)!["__type"]));
    }

    [Fact]
    public void The_clock_stands_steps_and_runs()
    {
        using var service = new EmulatedService();
        var start = Now(service);
        Assert.Equal(start, Now(service));
        service.Advance(TimeSpan.FromDays(1.5));
        Assert.Equal(start.AddDays(1.5), Now(service));
        service.Control("POST", "clock", new { frozen = false, speed = 100_000, advance = "1.00:00:00" });
        Assert.True(Now(service) > start.AddDays(2.5));
        Assert.Equal(400, service.TryControl("POST", "clock", """{"advance":-1}""").Status);
        Assert.Equal(400, service.TryControl("POST", "clock", """{"speed":0}""").Status);
        Assert.Equal(400, service.TryControl("POST", "clock", """{"warp":9}""").Status);

        static DateTime Now(EmulatedService service) => (DateTime)service.Control("GET", "clock")["now"]!;
    }

    [Theory]
    [InlineData("throttling", 400, "ThrottlingException")]
    [InlineData("internalError", 500, "InternalServerException")]
    [InlineData("unavailable", 503, "ServiceUnavailableException")]
    [InlineData("accessDenied", 400, "AccessDeniedException")]
    [InlineData("expiredCredentials", 403, "ExpiredTokenException")]
    public void A_fault_strikes_the_operations_it_is_meant_for_as_often_as_it_is_meant_to(string kind, int status, string code)
    {
        using var service = new EmulatedService("--sample");
        service.Control("POST", "faults", new { kind, operation = "List*", times = 1 });
        service.Call("DescribeSolution", new { solutionArn = EmulatedService.Arn("solution/films-ranking") });
        var struck = service.Send(EmulatedService.Request("ListSolutions", "{}"));
        Assert.Equal((status, code), (struck.Status, (string?)JsonNode.Parse(struck.Body)!["__type"]));
        service.Call("ListSolutions");
    }

    [Fact]
    public void Answers_can_be_cut_off_replaced_repeated_and_left_out()
    {
        using var service = new EmulatedService("--sample");
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => JsonNode.Parse(Struck(new { kind = "truncatedJson", times = 1 })));
        Assert.StartsWith("<html>", Struck(new { kind = "html", times = 1 }), StringComparison.Ordinal);
        Assert.Empty(Struck(new { kind = "emptyBody", times = 1 }));
        Assert.Equal("{\"solutions\":[]}", Struck(new { kind = "answer", body = "{\"solutions\":[]}", times = 1 }));
        Assert.Equal("{\"__type\":\"InvalidInputException\"}", Struck(new { kind = "bareError", times = 1 }));
        Assert.Contains("Mine", Struck(new { kind = "error", code = "MineException", times = 1 }), StringComparison.Ordinal);
        var token = (string)service.Call("ListSolutions", new { maxResults = 1 })["nextToken"]!;
        var input = $$"""{"maxResults":1,"nextToken":"{{token}}"}""";
        Assert.Equal(token, (string?)JsonNode.Parse(Struck(new { kind = "repeatedToken", times = 1 }, input))!["nextToken"]);
        Assert.Contains("InvalidNextTokenException", Struck(new { kind = "expiredToken", times = 1 }, input), StringComparison.Ordinal);
        foreach (var kind in new[] { "reset", "resetMidBody" })
        {
            Assert.ThrowsAny<Exception>(() => Struck(new { kind, times = 1 }));
        }

        service.Call("ListSolutions");
        Assert.Equal(400, service.TryControl("POST", "faults", """{"kind":"earthquake"}""").Status);

        string Struck(object fault, string body = "{}")
        {
            service.Control("POST", "faults", fault);
            return service.Send(EmulatedService.Request("ListSolutions", body)).Body;
        }
    }

    private static void Sign(
        HttpRequestMessage request, string host, string key, string secret, string region, string service, DateTimeOffset time)
    {
        var (stamp, day) = (time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture), time.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        request.Headers.Remove("X-Amz-Date");
        request.Headers.Add("X-Amz-Date", stamp);
        var scope = $"{day}/{region}/{service}/aws4_request";
        var canonical = $"POST\n/\n\nhost:{host}\nx-amz-date:{stamp}\n\nhost;x-amz-date\n{Hash("{}")}";
        var text = $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hash(canonical)}";
        var signing = new[] { day, region, service, "aws4_request" }
            .Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), (bytes, part) => HMACSHA256.HashData(bytes, Encoding.UTF8.GetBytes(part)));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(signing, Encoding.UTF8.GetBytes(text)));
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={key}/{scope}, SignedHeaders=host;x-amz-date, Signature={signature}");

        static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
