using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Emulator.Http;

/// <summary>
/// A small HTTP/1.1 server on loopback. It is not <see cref="HttpListener"/> because that one can neither take a free port of the
/// system's choice nor reset a connection in the middle of a body, which is what clients are to be tried with.
/// </summary>
internal sealed class HttpServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<HttpRequest, HttpResponse> _answer;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<HttpConnection, byte> _connections = new();
    private int _stopped;

    /// <summary>Binds; clients can connect, and are answered once <see cref="Start"/> is called.</summary>
    /// <param name="port">The port, or 0 for a free one.</param>
    /// <param name="answer">What makes an answer of a request. It must not throw.</param>
    /// <exception cref="IOException">The port is taken, or may not be used.</exception>
    public HttpServer(int port, Func<HttpRequest, HttpResponse> answer)
    {
        _answer = answer;
        _listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            _listener.Start(backlog: 512);
        }
        catch (SocketException error)
        {
            _listener.Dispose();
            _stop.Dispose();
            var reason = error.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "is taken by another program",
                SocketError.AccessDenied => "may not be used by this user",
                _ => $"cannot be used ({error.Message})",
            };
            throw new IOException($"Port {port} {reason}. Choose another one with --port, or 0 for a free one.", error);
        }

        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; }

    /// <summary>Begins to answer.</summary>
    public void Start() => _ = Task.Run(AcceptAsync);

    /// <summary>Ends at once: open connections are closed, requests in flight are not waited for.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        _stop.Cancel();
        _listener.Dispose();
        foreach (var connection in _connections.Keys)
        {
            connection.Dispose();
        }

        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(stop).ConfigureAwait(false);
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // A client that went away between connecting and being accepted, or no more handles for a moment.
                continue;
            }

            _ = ServeAsync(socket, stop);
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        using var connection = new HttpConnection(socket, _answer);
        _connections.TryAdd(connection, 0);
        try
        {
            await connection.RunAsync(stop).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client is gone, took too long, or the server ends: there is nobody to tell.
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }
}
