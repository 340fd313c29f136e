using System.Collections.Generic;

namespace Personalize.Benchmarks.Clients;

/// <summary>A program that is measured: how it is started, or why it can't be here.</summary>
internal sealed record Client(string Name, string FileName, IReadOnlyList<string> Arguments, string? Missing = null)
{
    /// <summary>A client that this machine lacks.</summary>
    public static Client Absent(string name, string why) => new(name, "", [], why);
}
