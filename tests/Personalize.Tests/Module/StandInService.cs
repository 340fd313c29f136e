using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Tests.Module;

/// <summary>
/// Stands in for the runtime and event APIs where a test decides each answer itself: it counts, throttles and resets, and is fast enough for a hundred
/// thousand records.
/// </summary>
internal sealed class StandInService : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<StandInRequest, Task<StandInAnswer>> _answer;
    private int _requests;
    private int _inFlight;
    private int _mostInFlight;

    public StandInService(Func<StandInRequest, StandInAnswer> answer)
        : this(request => Task.FromResult(answer(request)))
    {
    }

    public StandInService(Func<StandInRequest, Task<StandInAnswer>> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = AcceptAsync();
    }

    public string Url { get; }

    /// <summary>How many requests came, those that were throttled or reset included.</summary>
    public int Requests => _requests;

    /// <summary>The greatest number of requests that were being answered at one moment.</summary>
    public int MostInFlight => _mostInFlight;

    public ConcurrentQueue<StandInRequest> Seen { get; } = new();

    public bool KeepsRequests { get; init; } = true;

    /// <summary>A session whose cmdlets ask this service.</summary>
    public PowerShellSession NewSession()
    {
        var session = new PowerShellSession();
        session.Run(
            $$"""
            $secret = [securestring]::new()
            'secret'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
            $global:PSDefaultParameterValues = @{
                '*-Personalize*:EndpointUrl' = '{{Url}}'
                '*-Personalize*:Credential'  = [pscredential]::new('AKIAEXAMPLE', $secret)
                '*-PersonalizeEvent:Region' = 'us-east-1'
                '*-PersonalizeActionInteraction:Region' = 'us-east-1'
            }
            """).ThrowOnError();
        return session;
    }

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
                _ = Task.Run(() => ServeAsync(client));
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
            var buffer = new byte[64 * 1024];
            var length = 0;
            try
            {
                var stream = client.GetStream();
                while (true)
                {
                    int end;
                    while ((end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
                    {
                        length += await ReadAsync(stream, buffer, length);
                    }

                    var head = Encoding.ASCII.GetString(buffer, 0, end);
                    var bodyAt = end + 4;
                    var wanted = ContentLength(head);
                    if (bodyAt + wanted > buffer.Length)
                    {
                        Array.Resize(ref buffer, bodyAt + wanted);
                    }

                    while (length < bodyAt + wanted)
                    {
                        length += await ReadAsync(stream, buffer, length);
                    }

                    var request = new StandInRequest(
                        Interlocked.Increment(ref _requests), head, head.Split(' ')[1], Encoding.UTF8.GetString(buffer, bodyAt, wanted));
                    length -= bodyAt + wanted;
                    Buffer.BlockCopy(buffer, bodyAt + wanted, buffer, 0, length);
                    var answer = await AnswerAsync(request);
                    if (answer.Reset)
                    {
                        client.Client.LingerState = new LingerOption(true, 0);
                        return;
                    }

                    var body = Encoding.UTF8.GetBytes(answer.Body);
                    var start = Encoding.ASCII.GetBytes(
                        $"HTTP/1.1 {answer.Status} Status\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n"
                        + $"x-amzn-RequestId: {request.Number}\r\n{(answer.ErrorType is null ? "" : $"x-amzn-ErrorType: {answer.ErrorType}\r\n")}\r\n");
                    await stream.WriteAsync((byte[])[.. start, .. body], _stop.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
            }
        }
    }

    private async Task<StandInAnswer> AnswerAsync(StandInRequest request)
    {
        var inFlight = Interlocked.Increment(ref _inFlight);
        for (var most = _mostInFlight; inFlight > most; most = _mostInFlight)
        {
            Interlocked.CompareExchange(ref _mostInFlight, inFlight, most);
        }

        try
        {
            if (KeepsRequests)
            {
                Seen.Enqueue(request);
            }

            return await _answer(request);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private async Task<int> ReadAsync(NetworkStream stream, byte[] buffer, int from)
    {
        var read = await stream.ReadAsync(buffer.AsMemory(from), _stop.Token);
        return read > 0 ? read : throw new IOException("The client hung up.");
    }

    private static int ContentLength(string head)
    {
        const string Name = "Content-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(head.AsSpan(at + Name.Length).Slice(0, head[(at + Name.Length)..].Split('\r')[0].Length), null);
    }
}

/// <summary>A request, and its number from 1.</summary>
internal sealed record StandInRequest(int Number, string Head, string Path, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}

/// <summary>What the stand-in answers.</summary>
internal sealed record StandInAnswer(int Status = 200, string Body = "", string? ErrorType = null, bool Reset = false)
{
    public static StandInAnswer Done { get; } = new();

    public static StandInAnswer Throttled { get; } = new(400, """{"message":"Rate exceeded"}""", "ThrottlingException:http://internal.amazon.com/");

    public static StandInAnswer Broken { get; } = new(Reset: true);

    public static StandInAnswer Refused(string message) => new(400, $$"""{"message":"{{message}}"}""", "InvalidInputException");
}
