using System.Collections.Generic;
using Personalize.Emulator.Http;

namespace Personalize.Emulator.Protocol;

/// <summary>Errors on the wire: the code in the body (awsJson) or in a header (restJson).</summary>
internal static class ErrorResponse
{
    /// <summary>The answer for an error; <paramref name="rest"/> where the operation is one of a REST service.</summary>
    public static HttpResponse Of(ServiceError error, bool rest)
    {
        using var output = new JsonOutput();
        output.BeginObject();
        if (!rest)
        {
            output.Member("__type", error.Code);
        }

        // What AWS's common layer says of permissions is capitalised; clients must read both.
        output.Member(!rest && error.Code == "AccessDeniedException" ? "Message" : "message", error.Text);
        output.EndObject();
        List<(string, string)> headers = rest ? [("x-amzn-ErrorType", error.Code)] : [];
        return new HttpResponse
        {
            Status = error.Status,
            ContentType = rest ? "application/json" : "application/x-amz-json-1.1",
            Headers = headers,
            Body = output.Written.ToArray(),
        };
    }
}
