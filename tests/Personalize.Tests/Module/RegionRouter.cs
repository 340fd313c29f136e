using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace Personalize.Tests.Module;

/// <summary>One address for several emulators: a request goes to that of the region that it is signed for.</summary>
internal sealed class RegionRouter : IDisposable
{
    private readonly HttpListener _listener;
    private readonly HttpClient _client = new();
    private readonly IReadOnlyDictionary<string, string> _urls;

    public RegionRouter(IReadOnlyDictionary<string, string> urls)
    {
        _urls = urls;
        (_listener, Url) = Listen();
        _ = ListenAsync();
    }

    public string Url { get; }

    /// <summary>What each request waits for before it is passed on.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public void Dispose()
    {
        _listener.Close();
        _client.Dispose();
    }

    // Somebody else may take a free port before it is listened on.
    private static (HttpListener Listener, string Url) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            var url = $"http://127.0.0.1:{FreePort()}";
            var listener = new HttpListener();
            listener.Prefixes.Add(url + "/");
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                _ = PassOnAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed.
        }
    }

    private async Task PassOnAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var region = context.Request.Headers["Authorization"]!.Split("Credential=")[1].Split('/')[2];
        await Before(region);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), _urls[region]) { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var name in context.Request.Headers.AllKeys.OfType<string>().Where(name => name is not ("Host" or "Content-Length")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]))
            {
                request.Content.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]);
            }
        }

        using var answer = await _client.SendAsync(request);
        var content = await answer.Content.ReadAsByteArrayAsync();
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase) || header.Key == "Content-Type"))
        {
            context.Response.Headers[name] = string.Join(",", values);
        }

        context.Response.ContentLength64 = content.Length;
        context.Response.Close(content, willBlock: false);
    }
}
