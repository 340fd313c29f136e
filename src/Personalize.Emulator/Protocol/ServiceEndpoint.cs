using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Personalize.Emulator.Control;
using Personalize.Emulator.Faults;
using Personalize.Emulator.Http;
using Personalize.Emulator.ServiceModel;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Protocol;

/// <summary>
/// Where requests to the service arrive, and the order in which they are looked at: which operation, who signed, does a fault
/// strike, does the model object, and then what the state says.
/// </summary>
internal sealed class ServiceEndpoint(
    ServiceState state,
    EmulatorClock clock,
    SignatureCheck signatures,
    FaultTable faults,
    RequestJournal journal,
    IReadOnlyDictionary<string, OperationHandler> handlers)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>The answer to a request.</summary>
    public HttpResponse Answer(HttpRequest request)
    {
        var entry = new JournalEntry(request, DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        var response = Respond(request, entry);
        entry.Status = response.Delivery is Delivery.Whole or Delivery.ResetWithin ? response.Status : null;
        journal.Add(entry);
        return response with
        {
            Headers = [("x-amzn-RequestId", entry.RequestId), .. response.Headers],
            Done = entry.Finish,
        };
    }

    private HttpResponse Respond(HttpRequest request, JournalEntry entry)
    {
        Operation? operation = null;
        JsonDocument? body = null;
        try
        {
            operation = Route.Find(request);
            entry.Operation = operation.Name;
            Route.CheckContentType(request, operation);
            signatures.Check(request, operation.Service.SigningName, entry.Time);

            body = Parse(request.Body);
            var input = body?.RootElement ?? default;
            var (fault, delay) = faults.Strike(operation.Name, () => Encoding.UTF8.GetString(request.Body.Span), () => HasToken(operation, input));
            entry.Fault = fault?.Kind;
            var answer = fault is null
                ? Right(operation, body)
                : FaultyAnswer.Of(fault, operation, input, state.Account, () => Right(operation, body));
            return answer with { Delay = delay };
        }
        catch (ServiceError error)
        {
            return ErrorResponse.Of(error, operation?.Service.TargetPrefix is null && request.Path != "/");
        }
        finally
        {
            body?.Dispose();
        }
    }

    /// <summary>The answer as the service would give it, errors too.</summary>
    private HttpResponse Right(Operation operation, JsonDocument? body)
    {
        try
        {
            if (body is null)
            {
                throw ServiceError.Serialization("The body is not JSON.");
            }

            RequestValidator.Check(body.RootElement, operation.Input);
            var handler = handlers.TryGetValue(operation.Name, out var known) ? known : throw ServiceError.NotImplemented(operation.Name);
            using var output = new JsonOutput();
            output.BeginObject();
            lock (state.Gate)
            {
                var now = clock.Now;
                state.Settle(now);
                handler(new OperationCall(operation, body.RootElement, output, now, state.Tokens));
            }

            output.EndObject();
            return new HttpResponse
            {
                Status = 200,
                ContentType = Route.ContentType(operation.Service),
                Body = operation.Output is null ? default : output.Written,
            };
        }
        catch (ServiceError error)
        {
            return ErrorResponse.Of(error, operation.Service.TargetPrefix is null);
        }
#pragma warning disable CA1031 // Whatever goes wrong in here, the client gets an answer, and whoever uses the emulator gets to know.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return ErrorResponse.Of(
                new ServiceError("InternalFailure", 500, $"The emulator failed: {error}"), operation.Service.TargetPrefix is null);
        }
    }

    /// <summary>The body as JSON, no body as an empty object; null where it is neither.</summary>
    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool HasToken(Operation operation, JsonElement input) =>
        operation.Paginator is { } paginator
        && input.ValueKind == JsonValueKind.Object
        && input.TryGetProperty(paginator.InputToken, out var token)
        && token.ValueKind == JsonValueKind.String;
}
