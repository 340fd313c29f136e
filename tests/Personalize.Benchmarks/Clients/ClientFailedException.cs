using System;

namespace Personalize.Benchmarks.Clients;

/// <summary>A measured program failed; the message says which and what it wrote.</summary>
internal sealed class ClientFailedException(string message) : Exception(message);
