using System;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>What a call would use, and where each part of it was found.</summary>
public sealed class SessionInfo
{
    /// <summary>The profile that was set with Set-PersonalizeSession; absent where none was.</summary>
    public string? ProfileName { get; set; }

    /// <summary>The region; absent where none was found, so that a call must name one.</summary>
    public string? Region { get; set; }

    /// <summary>Where the region was found.</summary>
    public string? RegionSource { get; set; }

    /// <summary>Where calls go.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Where the endpoint was found.</summary>
    public string? EndpointSource { get; set; }

    /// <summary>The access key's id; absent where no credentials were found. Its secret is never shown.</summary>
    public string? AccessKeyId { get; set; }

    /// <summary>Where the credentials were found.</summary>
    public string? CredentialSource { get; set; }

    /// <summary>When temporary credentials end, local time; absent where they don't, or where that isn't known.</summary>
    public DateTime? CredentialExpiration { get; set; }

    /// <summary>The retry mode, <c>standard</c> or <c>adaptive</c>.</summary>
    public string? RetryMode { get; set; }

    /// <summary>How often one call goes out at the most, the first time included.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>The longest time one call may take, in seconds; absent where the module's default of 300 holds.</summary>
    public int? TimeoutSec { get; set; }

    internal static SessionInfo From(ConnectionReport report)
    {
        var settings = SessionSettings.Current;
        return new()
        {
            ProfileName = settings.Connection.ProfileName,
            Region = report.Region,
            RegionSource = report.RegionSource,
            Endpoint = report.Endpoint,
            EndpointSource = report.EndpointSource,
            AccessKeyId = report.AccessKeyId,
            CredentialSource = report.CredentialSource,
            CredentialExpiration = report.CredentialExpiration,
            RetryMode = report.RetryMode,
            MaxAttempts = report.MaxAttempts,
            TimeoutSec = settings.TimeoutSec,
        };
    }
}
