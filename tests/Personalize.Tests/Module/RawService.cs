using System;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;

namespace Personalize.Tests.Module;

/// <summary>Asks the emulator with plain HTTP, apart from the module: what its answers are compared with.</summary>
internal static class RawService
{
    private static readonly HttpClient Client = new();

    public static JsonObject Call(EmulatedSession emulated, string operation, JsonObject? input = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, emulated.Url + "/")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes((input ?? []).ToJsonString())),
        };
        request.Content.Headers.Add("Content-Type", "application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", "AmazonPersonalize." + operation);
        var now = DateTime.UtcNow;
        request.Headers.Add("X-Amz-Date", now.ToString("yyyyMMdd'T'HHmmss'Z'", null));

        // A key that the emulator doesn't know: its signature isn't recomputed.
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=UNKNOWNEXAMPLEKEY/{now:yyyyMMdd}/us-east-1/personalize/aws4_request, SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}");
        using var response = Client.Send(request);
        response.EnsureSuccessStatusCode();
        using var body = response.Content.ReadAsStream();
        return JsonNode.Parse(body)!.AsObject();
    }

    public static JsonArray List(EmulatedSession emulated, string operation, string member, JsonObject? input = null)
    {
        var all = new JsonArray();
        var next = input?.DeepClone().AsObject() ?? [];
        while (true)
        {
            var page = Call(emulated, operation, next);
            foreach (var item in page[member]!.AsArray())
            {
                all.Add(item!.DeepClone());
            }

            if ((string?)page["nextToken"] is not { } token)
            {
                return all;
            }

            next["nextToken"] = token;
        }
    }
}
