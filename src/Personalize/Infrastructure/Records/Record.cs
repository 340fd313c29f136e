using System.Collections.Generic;

namespace Personalize.Infrastructure;

/// <summary>A record on its way to the service.</summary>
internal sealed class Record(object target, IReadOnlyList<KeyValuePair<string, object?>> body)
{
    /// <summary>What the user gave: the target of an error about it.</summary>
    public object Target { get; } = target;

    /// <summary>What goes on the wire for it.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Body { get; } = body;

    /// <summary>The session or the id within which records keep their order.</summary>
    public string OrderKey { get; init; } = "";

    /// <summary>The user whom a whole call is about, where calls are.</summary>
    public string? UserId { get; init; }

    /// <summary>What <c>-WhatIf</c> calls it.</summary>
    public string Label { get; init; } = "";

    /// <summary>The event id that was made for it.</summary>
    public string? MadeId { get; init; }
}
