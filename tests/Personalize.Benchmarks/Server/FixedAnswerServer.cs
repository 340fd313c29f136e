using System;
using System.Buffers.Text;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Benchmarks.Server;

/// <summary>
/// A service on loopback that knows four operations and looks at nothing but what it needs to answer them: no signature, no state, no
/// allocation in a request. It is as cheap as a server can be, so that what is measured is the client.
/// </summary>
internal sealed class FixedAnswerServer : IDisposable
{
    private static readonly byte[] HeadersEnd = "\r\n\r\n"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly JobPages _pages;
    private readonly RuntimeAnswers _runtime = new();
    private readonly Answer _solutionVersion = SolutionVersionAnswer.Create();
    private readonly Answer _unknown = new(404, """{"__type":"UnknownOperationException","message":"This server has no such operation."}""");
    private long _requests;

    public FixedAnswerServer(int jobs)
    {
        _pages = new JobPages(jobs);
        _listener.Start(backlog: 64);
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint => new($"http://{_listener.LocalEndpoint}");

    /// <summary>Answers until it is cancelled. A connection has a thread of its own: a switch less than with asynchronous calls.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var socket = await _listener.AcceptSocketAsync(cancellationToken);
            socket.NoDelay = true;
            new Thread(() => Serve(socket)) { IsBackground = true, Name = "connection" }.Start();
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Serve(Socket socket)
    {
        var received = new byte[64 * 1024];
        var answer = new byte[new[] { _pages.MaxLength, _runtime.MaxLength, _solutionVersion.Length, _unknown.Length }.Max()];
        var filled = 0;
        using (socket)
        {
            try
            {
                while (true)
                {
                    var requestLength = RequestLength(received.AsSpan(0, filled), out var bodyAt);
                    if (requestLength < 0)
                    {
                        var read = socket.Receive(received.AsSpan(filled));
                        if (read == 0)
                        {
                            return;
                        }

                        filled += read;
                        continue;
                    }

                    var length = Write(received.AsSpan(0, bodyAt), received.AsSpan(bodyAt, requestLength - bodyAt), answer);
                    for (var sent = 0; sent < length;)
                    {
                        sent += socket.Send(answer.AsSpan(sent, length - sent));
                    }

                    received.AsSpan(requestLength, filled - requestLength).CopyTo(received);
                    filled -= requestLength;
                }
            }
            catch (SocketException)
            {
                // The client is gone; its connection ends here.
            }
        }
    }

    /// <summary>The length of the first whole request, or -1 while more of it has to come.</summary>
    private static int RequestLength(ReadOnlySpan<byte> received, out int bodyAt)
    {
        bodyAt = received.IndexOf(HeadersEnd) + HeadersEnd.Length;
        if (bodyAt < HeadersEnd.Length)
        {
            return -1;
        }

        var length = bodyAt;
        if (Utf8Parser.TryParse(Header(received[..bodyAt], "\r\ncontent-length:"u8), out int body, out _))
        {
            length += body;
        }

        return received.Length < length ? -1 : length;
    }

    private int Write(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> body, Span<byte> answer)
    {
        var number = Interlocked.Increment(ref _requests);
        if (_runtime.Of(headers) is { } fixedAnswer)
        {
            return fixedAnswer.CopyTo(answer, number);
        }

        var target = Header(headers, "\r\nx-amz-target:"u8);
        var operation = target[(target.IndexOf((byte)'.') + 1)..];
        if (operation.SequenceEqual("ListBatchInferenceJobs"u8))
        {
            return _pages.Write(body, number, answer);
        }

        return (operation.SequenceEqual("DescribeSolutionVersion"u8) ? _solutionVersion : _unknown).CopyTo(answer, number);
    }

    /// <summary>A header's value; <paramref name="name"/> is in lower case, with the line end before it and the colon after it.</summary>
    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> name)
    {
        for (var at = headers.IndexOf((byte)'\r'); at >= 0 && at + name.Length < headers.Length;)
        {
            if (Ascii.EqualsIgnoreCase(headers.Slice(at, name.Length), name))
            {
                var value = headers[(at + name.Length)..];
                return value[..value.IndexOf((byte)'\r')].Trim((byte)' ');
            }

            var next = headers[(at + 1)..].IndexOf((byte)'\r');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return default;
    }
}
