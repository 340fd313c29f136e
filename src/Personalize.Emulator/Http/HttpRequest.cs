using System;
using System.Collections.Generic;

namespace Personalize.Emulator.Http;

/// <summary>A request as it came: nothing of it interpreted but its framing.</summary>
internal sealed class HttpRequest
{
    public required string Method { get; init; }

    /// <summary>The path, still percent-encoded.</summary>
    public required string Path { get; init; }

    /// <summary>What stands after the question mark, or an empty text.</summary>
    public required string Query { get; init; }

    /// <summary>By name without regard to case; values of a repeated header are joined with commas.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the client wants to send more on this connection.</summary>
    public required bool KeepAlive { get; init; }

    /// <summary>The header's value, or null.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
