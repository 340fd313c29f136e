using System;
using System.Net;
using System.Net.Sockets;

namespace Personalize.Tests.Engine;

/// <summary>A port that refuses every connection: held, so that no other test takes it, and not listened on.</summary>
internal sealed class SilentPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public SilentPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Number => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public void Dispose() => _socket.Dispose();
}
