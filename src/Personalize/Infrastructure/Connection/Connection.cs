using System;

namespace Personalize.Infrastructure;

/// <summary>
/// What a cmdlet's parameters and the session's settings say of a connection; what is absent is looked for in AWS's own places. Two that
/// are equal share one client.
/// </summary>
internal sealed record Connection
{
    /// <summary>A profile of AWS's shared config and credentials files.</summary>
    public string? ProfileName { get; init; }

    /// <summary>A region's code, such as <c>eu-west-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>Where the service is, in place of the region's own endpoint.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>The id of an access key that was given outright.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The secret of that key.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The token that goes with a temporary key.</summary>
    public string? SessionToken { get; init; }

    /// <summary>How often one call goes out at the most, the first time included.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>The same where nothing says otherwise: no parameter, no session, no variable and no profile.</summary>
    public int? UsualAttempts { get; init; }

    /// <summary>Tells what it is without its secrets.</summary>
    public override string ToString() =>
        $"{ProfileName ?? AccessKeyId ?? "default credentials"} in {Region ?? "the default region"} at {EndpointUrl?.ToString() ?? "the region's endpoint"}";
}
