using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Amazon.Runtime;
using Personalize.Infrastructure;

namespace Personalize.Engine;

/// <summary>Makes one of the module's exceptions of whatever a call failed with: first what went wrong, then what a log's reader needs.</summary>
internal static class ErrorTranslator
{
    public static PersonalizeException Translate(Exception exception, CallReport report, ConnectionSettings? settings)
    {
        var translated = exception switch
        {
            PersonalizeException known => known,
            UnreadableAnswer => new MalformedResponseException(
                $"The answer to {report.Operation} can't be read: HTTP {report.StatusCode} with {exception.Message}{Tail(report)}", exception),
            AmazonServiceException fault => FromService(fault, report, settings),
            TimeoutException => TimedOut(exception, exception.Message, report),
            _ when FindConnectionFailure(exception) is { } failure => new ConnectionException(
                $"{report.Operation} did not reach {Host(report)}: {Sentence(failure)}{Tail(report)}", exception),
            _ => new ServiceException($"{report.Operation} failed: {Sentence(exception)}{Tail(report)}", exception),
        };
        translated.Call ??= report;
        return translated;
    }

    public static RequestTimeoutException TimedOut(Exception exception, string sentence, CallReport report) =>
        new($"{report.Operation} got no answer from {Host(report)} in time. {sentence}{Tail(report)}", exception) { Call = report };

    private static PersonalizeException FromService(AmazonServiceException fault, CallReport report, ConnectionSettings? settings)
    {
        var code = string.IsNullOrEmpty(fault.ErrorCode) ? null : fault.ErrorCode;
        var status = (int)fault.StatusCode;
        var message = (string.IsNullOrEmpty(fault.Message) ? Own(code, report) : OneLine(fault.Message)) + Tail(report);
        PersonalizeException translated = code switch
        {
            "ResourceNotFoundException" => new ResourceNotFoundException(message, fault),
            "ResourceAlreadyExistsException" => new ResourceAlreadyExistsException(message, fault),
            "ResourceInUseException" => new ResourceInUseException(message, fault),
            "InvalidInputException" or "ValidationException" or "SerializationException" or "ValidationError"
                or "UnknownOperationException" or "InvalidAction" => new InvalidInputException(message, fault),
            "InvalidNextTokenException" => new InvalidNextTokenException(message, fault),
            "LimitExceededException" => new LimitExceededException(message, fault),
            "TooManyTagsException" => new TooManyTagsException(message, fault),
            "TooManyTagKeysException" => new TooManyTagKeysException(message, fault),
            "AccessDeniedException" or "AccessDenied" or "UnauthorizedOperation" or "NotAuthorized" or "OptInRequired" => new AccessDeniedException(message, fault),
            "ExpiredTokenException" or "ExpiredToken" or "RequestExpired" or "UnrecognizedClientException" or "InvalidSignatureException"
                or "SignatureDoesNotMatch" or "IncompleteSignature" or "IncompleteSignatureException" or "MissingAuthenticationToken"
                or "MissingAuthenticationTokenException" or "InvalidClientTokenId" or "InvalidAccessKeyId" or "AuthFailure"
                => new CredentialException(CredentialAdvice.After(OneLine(fault.Message), code, settings?.CredentialOrigin) + Tail(report), fault),
            "ThrottlingException" or "Throttling" or "ThrottledException" or "RequestThrottled" or "RequestThrottledException"
                or "TooManyRequestsException" or "RequestLimitExceeded" or "BandwidthLimitExceeded" or "SlowDown" or "PriorRequestNotComplete"
                or "ProvisionedThroughputExceededException" => new ThrottlingException(message, fault),
            _ when fault.StatusCode == HttpStatusCode.TooManyRequests => new ThrottlingException(message, fault),
            _ when status == 403 && code is null => new AccessDeniedException(message, fault),
            _ => new ServiceException(message, fault),
        };
        translated.ErrorCode = code;
        return translated;
    }

    private static string Own(string? code, CallReport report) => code is null
        ? $"The service answered {report.Operation} with HTTP {report.StatusCode} and no explanation."
        : $"The service answered {report.Operation} with {code} and no explanation.";

    private static Exception? FindConnectionFailure(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is HttpRequestException or IOException or SocketException or AuthenticationException or ObjectDisposedException)
            {
                return exception;
            }
        }

        return null;
    }

    // The innermost reason says it best: "Connection refused", not "An error occurred while sending the request".
    private static string Sentence(Exception exception)
    {
        var innermost = exception;
        while (innermost.InnerException is { } inner)
        {
            innermost = inner;
        }

        var sentence = OneLine(innermost.Message);
        return sentence.EndsWith('.') ? sentence : sentence + ".";
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    private static string Host(CallReport report) => report.Endpoint?.Authority ?? "the service";

    private static string Tail(CallReport report)
    {
        var tail = new StringBuilder(" (").Append(report.Operation);
        if (report.Region is not null)
        {
            tail.Append(" in ").Append(report.Region);
        }

        if (report.StatusCode != 0)
        {
            tail.Append(CultureInfo.InvariantCulture, $", HTTP {report.StatusCode}");
        }

        if (report.RequestId is not null)
        {
            tail.Append(", request id ").Append(report.RequestId);
        }

        if (report.Attempts > 1)
        {
            tail.Append(CultureInfo.InvariantCulture, $", {report.Attempts} attempts");
        }

        return tail.Append(')').ToString();
    }
}
