using System;
using System.Net.Http;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Personalize.Engine;

/// <summary>What the SDK's retry modes are told about these APIs.</summary>
internal static class RetryRules
{
    // A quota that is used up, here; in other services a rate, for which the SDK would try again.
    public const string QuotaCode = "LimitExceededException";

    public static bool? Decide(IExecutionContext context, Exception exception)
    {
        var call = (ServiceCall)context.RequestContext.OriginalRequest;
        if (exception is UnreadableAnswer)
        {
            return call.IsRepeatable;
        }

        // An answer, however bad, says that the request was not carried out; so does a connection that never came about.
        return call.IsRepeatable || exception is AmazonServiceException || NeverConnected(exception) ? null : false;
    }

    private static bool NeverConnected(Exception exception) =>
        exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
        };
}

/// <summary>The SDK's standard mode.</summary>
internal sealed class StandardRetries : StandardRetryPolicy
{
    public StandardRetries(IClientConfig config)
        : base(config) => ThrottlingErrorCodes.Remove(RetryRules.QuotaCode);

    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) =>
        RetryRules.Decide(executionContext, exception) is { } decided
            ? Task.FromResult(decided)
            : base.RetryForExceptionAsync(executionContext, exception);
}

/// <summary>The SDK's adaptive mode.</summary>
internal sealed class AdaptiveRetries : AdaptiveRetryPolicy
{
    public AdaptiveRetries(IClientConfig config)
        : base(config) => ThrottlingErrorCodes.Remove(RetryRules.QuotaCode);

    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) =>
        RetryRules.Decide(executionContext, exception) is { } decided
            ? Task.FromResult(decided)
            : base.RetryForExceptionAsync(executionContext, exception);
}
