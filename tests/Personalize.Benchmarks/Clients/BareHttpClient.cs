using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Benchmarks.Clients;

/// <summary>
/// The floor under every client written in C#: the same pages, one after the other, through HttpClient, with nothing read of them but the
/// next token.
/// </summary>
internal static class BareHttpClient
{
    private static readonly byte[] TokenMember = "\"nextToken\":\""u8.ToArray();
    private static readonly byte[] JobMember = "\"batchInferenceJobArn\""u8.ToArray();

    public static async Task<int> RunAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = endpoint };
        await Console.Out.WriteLineAsync("ready");
        while (await Console.In.ReadLineAsync(cancellationToken) is { } wanted)
        {
            var watch = Stopwatch.StartNew();
            var count = 0;
            string? token = null;
            do
            {
                var page = await ReadPageAsync(http, token, cancellationToken);
                token = TokenIn(page);
                count += wanted == "count" ? page.AsSpan().Count(JobMember) : 0;
            }
            while (token is not null && wanted != "page");

            var answer = wanted == "count" ? count : watch.Elapsed.TotalMilliseconds;
            await Console.Out.WriteLineAsync(answer.ToString(CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private static async Task<byte[]> ReadPageAsync(HttpClient http, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(token is null ? "{}" : $"{{\"nextToken\":\"{token}\"}}")),
        };
        request.Headers.Add("X-Amz-Target", "AmazonPersonalize.ListBatchInferenceJobs");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    private static string? TokenIn(ReadOnlySpan<byte> page)
    {
        var at = page.LastIndexOf(TokenMember);
        if (at < 0)
        {
            return null;
        }

        var value = page[(at + TokenMember.Length)..];
        return Encoding.UTF8.GetString(value[..value.IndexOf((byte)'"')]);
    }
}
