using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Tests.Engine;

/// <summary>
/// An HTTP server of bytes: each request gets the next script, which writes what it likes to the connection, or breaks it. The last script
/// goes on answering.
/// </summary>
public sealed class WireServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Func<WireRequest, Task>> _scripts;
    private readonly Func<WireRequest, Task> _last;

    public WireServer(params Func<WireRequest, Task>[] scripts)
    {
        _scripts = new(scripts.SkipLast(1));
        _last = scripts.Length > 0 ? scripts[^1] : static request => request.AnswerAsync(200, "{}");
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Url { get; }

    public ConcurrentQueue<WireRequest> Requests { get; } = new();

    public int Connections { get; private set; }

    public static Func<WireRequest, Task> Answer(int status, string body, string contentType = "application/x-amz-json-1.1", params (string Name, string Value)[] headers) =>
        request => request.AnswerAsync(status, body, contentType, headers);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                while (await WireRequest.ReadAsync(client, _stop.Token) is { } request)
                {
                    Requests.Enqueue(request);
                    await (_scripts.TryDequeue(out var script) ? script : _last)(request);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
            }
        }
    }
}

/// <summary>A request as it came over the wire, and the connection to answer it on.</summary>
public sealed class WireRequest
{
    private readonly TcpClient _client;

    private WireRequest(TcpClient client, string line, Dictionary<string, string> headers, string body, CancellationToken stop)
    {
        _client = client;
        Line = line;
        Headers = headers;
        Body = body;
        Stop = stop;
    }

    public string Line { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public string Body { get; }

    public CancellationToken Stop { get; }

    public Task AnswerAsync(int status, string body, string contentType = "application/x-amz-json-1.1", params (string Name, string Value)[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return WriteAsync(Head(status, bytes.Length, contentType, headers), bytes);
    }

    /// <summary>Promises more than it sends, then closes.</summary>
    public async Task BreakOffAsync(string body, int missing)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        await WriteAsync(Head(200, bytes.Length + missing, "application/x-amz-json-1.1", []), bytes);
        _client.Close();
    }

    /// <summary>Resets the connection.</summary>
    public Task ResetAsync()
    {
        _client.Client.LingerState = new LingerOption(true, 0);
        _client.Close();
        return Task.CompletedTask;
    }

    /// <summary>Starts an answer and never ends it.</summary>
    public async Task StallInBodyAsync()
    {
        await WriteAsync(Head(200, 1000, "application/x-amz-json-1.1", []), "{"u8.ToArray());
        await ClosedAsync();
    }

    /// <summary>Says nothing until the caller hangs up.</summary>
    public async Task ClosedAsync()
    {
        var one = new byte[1];
        while (await _client.GetStream().ReadAsync(one, Stop) > 0)
        {
        }
    }

    public async Task WriteAsync(string head, byte[] body)
    {
        var stream = _client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head).Concat(body).ToArray(), Stop);
        await stream.FlushAsync(Stop);
    }

    internal static async Task<WireRequest?> ReadAsync(TcpClient client, CancellationToken stop)
    {
        var stream = client.GetStream();
        var head = new List<byte>();
        var one = new byte[1];
        while (!(head.Count >= 4 && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n'))
        {
            if (await stream.ReadAsync(one, stop) == 0)
            {
                return null;
            }

            // The start of TLS, which this server doesn't speak
            if (head.Count == 0 && !char.IsAsciiLetter((char)one[0]))
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString(head.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(static line => line.Split(": ", 2)).ToDictionary(static pair => pair[0], static pair => pair.Length > 1 ? pair[1] : "", StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, stop);
        return new WireRequest(client, lines[0], headers, Encoding.UTF8.GetString(body), stop);
    }

    private static string Head(int status, int length, string contentType, (string Name, string Value)[] headers)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} Status\r\nContent-Type: {contentType}\r\nContent-Length: {length}\r\n");
        if (headers.All(static header => header.Name != "x-amzn-RequestId"))
        {
            head.Append("x-amzn-RequestId: 11111111-2222-3333-4444-555555555555\r\n");
        }

        foreach (var (name, value) in headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return head.Append("\r\n").ToString();
    }
}
