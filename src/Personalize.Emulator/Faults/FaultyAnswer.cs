using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator.Http;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.ServiceModel;

namespace Personalize.Emulator.Faults;

/// <summary>What goes over the wire when a fault strikes.</summary>
internal static class FaultyAnswer
{
    private const string Page = "<html><head><title>Gateway</title></head><body><h1>The gateway has no answer</h1></body></html>";

    /// <summary>The answer instead of the right one, or made of it.</summary>
    /// <param name="fault">What strikes.</param>
    /// <param name="operation">What was called.</param>
    /// <param name="input">The body of the call.</param>
    /// <param name="account">For the messages that name the caller.</param>
    /// <param name="right">Makes the right answer, for the kinds that need one.</param>
    public static HttpResponse Of(Fault fault, Operation operation, JsonElement input, string account, Func<HttpResponse> right)
    {
        var rest = operation.Service.TargetPrefix is null;
        return fault.Kind switch
        {
            FaultKind.Throttling => Error("ThrottlingException", fault.Status ?? 400, fault.Message ?? "Rate exceeded"),
            FaultKind.InternalError => Error("InternalServerException", fault.Status ?? 500, fault.Message ?? "Internal failure. Please try again."),
            FaultKind.Unavailable => Error(
                "ServiceUnavailableException", fault.Status ?? 503, fault.Message ?? "The service is not available for a moment."),
            FaultKind.AccessDenied => Error("AccessDeniedException", fault.Status ?? (rest ? 403 : 400), fault.Message ?? Denial(operation, input, account)),
            FaultKind.ExpiredCredentials => Error(
                "ExpiredTokenException", fault.Status ?? 403, fault.Message ?? "The security token included in the request is expired"),
            FaultKind.ExpiredToken => Error(
                "InvalidNextTokenException", fault.Status ?? 400, fault.Message ?? "The nextToken has expired: begin again without one."),
            FaultKind.Error => Error(fault.Code!, fault.Status ?? 400, fault.Message),
            FaultKind.BareError => Error(fault.Code ?? "InvalidInputException", fault.Status ?? 400, null),
            FaultKind.Answer => Content(fault.Status ?? 200, fault.ContentType ?? Route.ContentType(operation.Service), fault.Body!),
            FaultKind.EmptyBody => Content(fault.Status ?? 200, fault.ContentType ?? Route.ContentType(operation.Service), string.Empty),
            FaultKind.Html => Content(fault.Status ?? 503, "text/html", fault.Body ?? Page),
            FaultKind.TruncatedJson => Truncate(right()),
            FaultKind.RepeatedToken => RepeatToken(right(), operation, input),
            FaultKind.Reset => Content(200, null, string.Empty) with { Delivery = Delivery.ResetBefore },
            FaultKind.ResetMidBody => right() with { Delivery = Delivery.ResetWithin },
            FaultKind.NoAnswer => Content(200, null, string.Empty) with { Delivery = Delivery.Never },
            _ => right(),
        };

        HttpResponse Error(string code, int status, string? message) => ErrorResponse.Of(new ServiceError(code, status, message), rest);
    }

    /// <summary>As IAM says it: who, what, on which resource.</summary>
    private static string Denial(Operation operation, JsonElement input, string account)
    {
        var resource = input.ValueKind == JsonValueKind.Object
            ? operation.Input.Members
                .Where(member => member.Name.EndsWith("Arn", StringComparison.Ordinal))
                .Select(member => input.TryGetProperty(member.Name, out var arn) ? arn.ToString() : null)
                .FirstOrDefault(arn => arn is not null)
            : null;
        return $"User: arn:aws:iam::{account}:user/emulated is not authorized to perform: personalize:{operation.Name} "
            + $"on resource: {resource ?? "*"} because no identity-based policy allows the personalize:{operation.Name} action";
    }

    private static HttpResponse Truncate(HttpResponse right) => right with { Body = right.Body[..(right.Body.Length / 2)] };

    private static HttpResponse RepeatToken(HttpResponse right, Operation operation, JsonElement input)
    {
        if (operation.Paginator is not { } paginator || right.Status != 200)
        {
            return right;
        }

        // Appended as it stands, so that the rest of the answer stays byte for byte what it was.
        var token = input.GetProperty(paginator.InputToken).GetRawText();
        var body = Encoding.UTF8.GetString(right.Body.Span);
        var members = JsonNode.Parse(body)!.AsObject();
        if (members[paginator.OutputToken] is { } next)
        {
            body = body.Replace(next.ToJsonString(JsonOutput.Relaxed), token, StringComparison.Ordinal);
        }
        else
        {
            body = $"{body[..^1]},\"{paginator.OutputToken}\":{token}}}";
        }

        return right with { Body = Encoding.UTF8.GetBytes(body) };
    }

    private static HttpResponse Content(int status, string? contentType, string body) => new()
    {
        Status = status,
        ContentType = contentType,
        Body = Encoding.UTF8.GetBytes(body),
    };
}
