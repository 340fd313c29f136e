using System;

namespace Personalize.Infrastructure;

/// <summary>The answer to one call.</summary>
internal sealed class ServiceResponse<T>(T? value, string? nextToken, CallReport call)
    where T : class
{
    /// <summary>The wanted member of the answer, or <see langword="null"/> where the service left it out.</summary>
    public T? Value { get; } = value;

    /// <summary>The answer's <c>nextToken</c>, where more follows; an empty one counts as none.</summary>
    public string? NextToken { get; } = nextToken;

    /// <summary>How the call went.</summary>
    public CallReport Call { get; } = call;
}

/// <summary>How a call went, whether it failed or not: what <c>-Verbose</c> and <c>-Debug</c> tell.</summary>
internal sealed class CallReport
{
    /// <summary>The API's name of the operation.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The region that the call was signed for.</summary>
    public string? Region { get; init; }

    /// <summary>Where the call went: scheme and host.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The service's id of the request (<c>x-amzn-RequestId</c>), where it answered.</summary>
    public string? RequestId { get; init; }

    /// <summary>The answer's HTTP status, or 0 where there was none.</summary>
    public int StatusCode { get; init; }

    /// <summary>How often the request went out, the first time included.</summary>
    public int Attempts { get; init; }

    /// <summary>From the call to its end, retries and waiting included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The request's body, secrets masked, where it was asked for.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The answer's body, secrets masked, where it was asked for.</summary>
    public string? ResponseBody { get; init; }
}

/// <summary>What a connection comes to.</summary>
internal sealed class ConnectionReport
{
    /// <summary>The region, or <see langword="null"/> where none was found.</summary>
    public string? Region { get; init; }

    /// <summary>Where the region was found, such as <c>AWS_REGION</c> or <c>profile 'dev'</c>.</summary>
    public string? RegionSource { get; init; }

    /// <summary>Where control-plane calls go, or <see langword="null"/> where no region was found.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Where the endpoint was found, such as <c>AWS_ENDPOINT_URL_PERSONALIZE</c> or <c>endpoint rules</c>.</summary>
    public string? EndpointSource { get; init; }

    /// <summary>The access key's id, which is not a secret; <see langword="null"/> where no credentials were found.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Where the credentials were found, such as <c>environment variables</c> or <c>profile 'dev' (SSO)</c>.</summary>
    public string? CredentialSource { get; init; }

    /// <summary>When temporary credentials end, where that is known.</summary>
    public DateTime? CredentialExpiration { get; init; }

    /// <summary>The retry mode: <c>standard</c> or <c>adaptive</c>.</summary>
    public string? RetryMode { get; init; }

    /// <summary>How often one call goes out at the most.</summary>
    public int? MaxAttempts { get; init; }
}
