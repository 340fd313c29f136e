using System;
using System.Collections.Generic;

namespace Personalize.Emulator.Http;

/// <summary>How much of an answer goes over the wire.</summary>
internal enum Delivery
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Nothing: the connection is reset.</summary>
    ResetBefore,

    /// <summary>The head and half of the body, then the connection is reset.</summary>
    ResetWithin,

    /// <summary>Nothing, ever: the connection stays open until the client gives up.</summary>
    Never,
}

/// <summary>An answer.</summary>
internal sealed record HttpResponse
{
    public required int Status { get; init; }

    public string? ContentType { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    public Delivery Delivery { get; init; }

    /// <summary>How long to wait before answering.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Called once the answer is out, or has been given up: false where the client didn't stay for it.</summary>
    public Action<bool>? Done { get; init; }
}
