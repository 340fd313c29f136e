using System;

namespace Personalize.Engine;

/// <summary>What a connection comes to, apart from the credentials themselves: all that a client is made from.</summary>
internal sealed record ConnectionSettings
{
    public required string Region { get; init; }

    public required Uri Endpoint { get; init; }

    public required RetrySettings Retries { get; init; }

    public required bool UseFips { get; init; }

    public required bool UseDualStack { get; init; }

    public required bool DisableClockSkewCorrection { get; init; }

    public string? AppId { get; init; }

    /// <summary>Where the credentials are from.</summary>
    public required CredentialOrigin CredentialOrigin { get; init; }

    public bool IsAdaptive => Retries.IsAdaptive;

    public int MaxAttempts => Retries.MaxAttempts;
}

/// <summary>How often a call goes out, and how patiently.</summary>
internal readonly record struct RetrySettings(bool IsAdaptive, int MaxAttempts);

/// <summary>A value and where it was found.</summary>
internal readonly record struct Found<T>(T Value, string Source);

/// <summary>Where credentials are from, and what to do when they are no good.</summary>
internal sealed record CredentialOrigin(string Source, string Remedy);
