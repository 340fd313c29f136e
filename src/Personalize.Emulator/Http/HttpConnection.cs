using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Emulator.Http;

/// <summary>One client's connection: requests one after the other, each answered before the next is read.</summary>
internal sealed class HttpConnection : IDisposable
{
    private const int MaxHead = 64 * 1024;
    private const int MaxBody = 16 * 1024 * 1024;

    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TransferLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromMinutes(15);

    private readonly Socket _socket;
    private readonly Func<HttpRequest, HttpResponse> _answer;
    private byte[] _buffer = new byte[8 * 1024];
    private int _start;
    private int _end;

    public HttpConnection(Socket socket, Func<HttpRequest, HttpResponse> answer)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _answer = answer;
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Serves until either side is done.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        while (true)
        {
            HttpRequest? request;
            try
            {
                request = await ReadRequestAsync(limit).ConfigureAwait(false);
            }
            catch (BadRequestException bad)
            {
                limit.CancelAfter(TransferLimit);
                var refusal = new HttpResponse { Status = bad.Status, ContentType = "text/plain", Body = Encoding.UTF8.GetBytes(bad.Message) };
                await SendAsync(refusal, keepAlive: false, half: false, limit.Token).ConfigureAwait(false);
                return;
            }

            if (request is null)
            {
                return;
            }

            limit.CancelAfter(Timeout.InfiniteTimeSpan);
            var response = _answer(request);
            if (!await DeliverAsync(response, request.KeepAlive, limit).ConfigureAwait(false) || !request.KeepAlive)
            {
                return;
            }
        }
    }

    /// <summary>False where the connection is of no more use.</summary>
    private async Task<bool> DeliverAsync(HttpResponse response, bool keepAlive, CancellationTokenSource limit)
    {
        var delivered = false;
        try
        {
            if (response.Delay > TimeSpan.Zero && await ClientLeavesWithinAsync(response.Delay, limit.Token).ConfigureAwait(false))
            {
                return false;
            }

            limit.CancelAfter(TransferLimit);
            switch (response.Delivery)
            {
                case Delivery.Whole:
                    await SendAsync(response, keepAlive, half: false, limit.Token).ConfigureAwait(false);
                    delivered = true;
                    return true;
                case Delivery.ResetWithin:
                    await SendAsync(response, keepAlive, half: true, limit.Token).ConfigureAwait(false);

                    // A reset discards what the client hasn't read yet: let it have the half first.
                    await Task.Delay(50, limit.Token).ConfigureAwait(false);
                    Reset();
                    return false;
                case Delivery.Never:
                    limit.CancelAfter(Timeout.InfiniteTimeSpan);
                    await ClientLeavesWithinAsync(SilenceLimit, limit.Token).ConfigureAwait(false);
                    return false;
                default:
                    Reset();
                    return false;
            }
        }
        finally
        {
            response.Done?.Invoke(delivered);
        }
    }

    /// <summary>Waits, but not for a client that has hung up.</summary>
    private async Task<bool> ClientLeavesWithinAsync(TimeSpan time, CancellationToken cancel)
    {
        if (_end > _start)
        {
            // It has sent its next request already, so it cannot be watched by looking for the end of what it sends.
            await Task.Delay(time, cancel).ConfigureAwait(false);
            return false;
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timer.CancelAfter(time);
        try
        {
            var peeked = new byte[1];
            return await _socket.ReceiveAsync(peeked, SocketFlags.Peek, timer.Token).ConfigureAwait(false) == 0;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    private async Task SendAsync(HttpResponse response, bool keepAlive, bool half, CancellationToken cancel)
    {
        var head = new StringBuilder(256)
            .Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Status} {Reason(response.Status)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Date: {DateTime.UtcNow:R}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Content-Length: {response.Body.Length}\r\n");
        if (response.ContentType is { } type)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {type}\r\n");
        }

        foreach (var (name, value) in response.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append(keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");

        // Head and body in one piece: two sends would cost a round trip of Nagle's and delayed acknowledgements.
        var body = half ? response.Body[..(response.Body.Length / 2)] : response.Body;
        var message = ArrayPool<byte>.Shared.Rent(head.Length + body.Length);
        try
        {
            var length = Encoding.ASCII.GetBytes(head.ToString(), message);
            body.CopyTo(message.AsMemory(length));
            length += body.Length;
            for (var sent = 0; sent < length;)
            {
                sent += await _socket.SendAsync(message.AsMemory(sent, length - sent), SocketFlags.None, cancel).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(message);
        }
    }

    /// <summary>The next request, or null where the client has closed the connection.</summary>
    private async Task<HttpRequest?> ReadRequestAsync(CancellationTokenSource limit)
    {
        limit.CancelAfter(IdleLimit);
        int headLength;
        while ((headLength = Unread.IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (_end - _start > MaxHead)
            {
                throw new BadRequestException(431, $"The request's head is longer than {MaxHead} bytes.");
            }

            if (!await FillAsync(limit.Token).ConfigureAwait(false))
            {
                return null;
            }

            limit.CancelAfter(TransferLimit);
        }

        var lines = Encoding.Latin1.GetString(Unread[..headLength]).Split("\r\n");
        _start += headLength + 4;

        var requestLine = lines[0].Split(' ');
        if (requestLine.Length != 3 || requestLine[2] is not ("HTTP/1.1" or "HTTP/1.0") || !requestLine[1].StartsWith('/'))
        {
            throw new BadRequestException(400, "The request line must be a method, a path and HTTP/1.1.");
        }

        var headers = ReadHeaders(lines);
        if (headers.TryGetValue("Expect", out var expect) && expect.Equals("100-continue", StringComparison.OrdinalIgnoreCase))
        {
            await _socket.SendAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), SocketFlags.None, limit.Token).ConfigureAwait(false);
        }

        var body = headers.TryGetValue("Transfer-Encoding", out var encoding)
            ? await ReadChunksAsync(encoding, limit.Token).ConfigureAwait(false)
            : await ReadBodyAsync(ContentLength(headers), limit.Token).ConfigureAwait(false);
        var target = requestLine[1].Split('?', 2);
        var connection = headers.GetValueOrDefault("Connection", string.Empty);
        return new HttpRequest
        {
            Method = requestLine[0],
            Path = target[0],
            Query = target.Length > 1 ? target[1] : string.Empty,
            Headers = headers,
            Body = body,
            KeepAlive = requestLine[2] == "HTTP/1.1"
                ? !connection.Contains("close", StringComparison.OrdinalIgnoreCase)
                : connection.Contains("keep-alive", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static Dictionary<string, string> ReadHeaders(string[] lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < lines.Length; i++)
        {
            var colon = lines[i].IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw new BadRequestException(400, "A header must be a name, a colon and a value.");
            }

            var name = lines[i][..colon];
            var value = lines[i][(colon + 1)..].Trim(' ', '\t');
            headers[name] = headers.TryGetValue(name, out var earlier) ? $"{earlier},{value}" : value;
        }

        return headers;
    }

    private static int ContentLength(Dictionary<string, string> headers)
    {
        if (!headers.TryGetValue("Content-Length", out var text))
        {
            return 0;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw new BadRequestException(400, "Content-Length must be a number.");
        }

        return length <= MaxBody ? (int)length : throw TooLarge();
    }

    private async Task<byte[]> ReadBodyAsync(int length, CancellationToken cancel)
    {
        if (length == 0)
        {
            return [];
        }

        var body = new byte[length];
        var read = Math.Min(length, _end - _start);
        Unread[..read].CopyTo(body);
        _start += read;
        while (read < length)
        {
            var more = await _socket.ReceiveAsync(body.AsMemory(read), SocketFlags.None, cancel).ConfigureAwait(false);
            read += more > 0 ? more : throw new SocketException((int)SocketError.ConnectionReset);
        }

        return body;
    }

    private async Task<byte[]> ReadChunksAsync(string encoding, CancellationToken cancel)
    {
        if (!encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadRequestException(501, "Transfer-Encoding can only be chunked.");
        }

        var body = new ArrayBufferWriter<byte>();
        while (true)
        {
            var sizeText = (await ReadLineAsync(cancel).ConfigureAwait(false)).Split(';')[0].Trim();
            if (!int.TryParse(sizeText, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0)
            {
                throw new BadRequestException(400, "A chunk must begin with its size.");
            }

            if (size == 0)
            {
                break;
            }

            if (body.WrittenCount + (long)size > MaxBody)
            {
                throw TooLarge();
            }

            body.Write(await ReadBodyAsync(size, cancel).ConfigureAwait(false));
            await ReadLineAsync(cancel).ConfigureAwait(false);
        }

        while ((await ReadLineAsync(cancel).ConfigureAwait(false)).Length > 0)
        {
            // Trailers tell nothing that is needed here.
        }

        return body.WrittenSpan.ToArray();
    }

    private async Task<string> ReadLineAsync(CancellationToken cancel)
    {
        int length;
        while ((length = Unread.IndexOf("\r\n"u8)) < 0)
        {
            if (_end - _start > MaxHead)
            {
                throw new BadRequestException(400, "A chunk's head is too long.");
            }

            if (!await FillAsync(cancel).ConfigureAwait(false))
            {
                throw new SocketException((int)SocketError.ConnectionReset);
            }
        }

        var line = Encoding.Latin1.GetString(Unread[..length]);
        _start += length + 2;
        return line;
    }

    private Span<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    private async Task<bool> FillAsync(CancellationToken cancel)
    {
        if (_start > 0)
        {
            Unread.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None, cancel).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }

    private static BadRequestException TooLarge() => new(413, $"The body is longer than {MaxBody} bytes.");

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        413 => "Content Too Large",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        _ => "Status",
    };

    /// <summary>A request that is not HTTP as this server understands it; the connection ends with the refusal.</summary>
    private sealed class BadRequestException(int status, string message) : Exception(message)
    {
        public int Status { get; } = status;
    }
}
