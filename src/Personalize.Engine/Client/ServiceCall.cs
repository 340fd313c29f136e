using System;
using Amazon.Runtime;
using Personalize.Infrastructure;

namespace Personalize.Engine;

/// <summary>One call on its way through the SDK's pipeline: what goes out, and what is known of the answer so far.</summary>
internal abstract class ServiceCall(ServiceRequest request) : AmazonWebServiceRequest
{
    public ServiceRequest Request { get; } = request;

    public ApiFacts Api { get; } = ApiFacts.Of(request.Api);

    /// <summary>The longest time of one attempt, so that one that died leaves time for another.</summary>
    public required TimeSpan AttemptTimeout { get; init; }

    /// <summary>The body that went out, where it was asked for.</summary>
    public string? RequestBody { get; set; }

    /// <summary>How often the request went out.</summary>
    public int Attempts { get; set; }

    /// <summary>The last answer's HTTP status, or 0.</summary>
    public int StatusCode { get; set; }

    /// <summary>The last answer's request id.</summary>
    public string? RequestId { get; set; }

    /// <summary>The last answer's body, where it was asked for.</summary>
    public string? ResponseBody { get; set; }

    /// <summary>
    /// Whether sending the request twice does no more than sending it once. What creates or records something may do it twice: a second
    /// training is paid for, a second event counts. The service model calls some creations idempotent, but their repetition is answered with
    /// ResourceAlreadyExistsException, which would hide that the first one succeeded; so none is repeated unless it surely was not carried out,
    /// or the request says that it may be.
    /// </summary>
    public bool IsRepeatable { get; } =
        request.IsRepeatable
        || (!request.Operation.StartsWith("Create", StringComparison.Ordinal) && !request.Operation.StartsWith("Put", StringComparison.Ordinal));

    /// <summary>Reads the body of a good answer.</summary>
    public abstract void Read(ReadOnlySpan<byte> body);
}

/// <summary>A call whose result is a <typeparamref name="T"/>.</summary>
internal sealed class ServiceCall<T>(ServiceRequest request) : ServiceCall(request)
    where T : class
{
    public T? Value { get; private set; }

    public string? NextToken { get; private set; }

    public override void Read(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty && Request.ResultMember is null)
        {
            return;
        }

        if (Request.TokenSeen is { } tell && PageToken.Find(body) is { } token)
        {
            tell(token);
        }

        (Value, NextToken) = ModelJson.ReadAnswer<T>(body, Request.ResultMember);
    }
}

/// <summary>What the SDK's pipeline hands back; the answer itself is in the call.</summary>
internal sealed class ServiceAnswer : AmazonWebServiceResponse;
