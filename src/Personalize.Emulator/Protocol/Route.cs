using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Http;
using Personalize.Emulator.ServiceModel;

namespace Personalize.Emulator.Protocol;

/// <summary>Finds which operation a request means: by <c>X-Amz-Target</c> on <c>POST /</c>, or by method and path in a REST service.</summary>
internal static class Route
{
    private static readonly Dictionary<(string Method, string Path), Operation> RestOperations =
        new[] { ServiceDescription.Runtime, ServiceDescription.Events }
            .SelectMany(service => service.Operations.Values)
            .ToDictionary(operation => (operation.Method, operation.Uri));

    /// <summary>The operation.</summary>
    /// <exception cref="ServiceError">There is none.</exception>
    public static Operation Find(HttpRequest request)
    {
        if (RestOperations.TryGetValue((request.Method, request.Path), out var operation))
        {
            return operation;
        }

        if (request.Path != "/")
        {
            var methods = RestOperations.Keys.Where(key => key.Path == request.Path).Select(key => key.Method).ToList();
            throw methods.Count > 0
                ? new ServiceError("MethodNotAllowedException", 405, $"{request.Path} takes {string.Join(", ", methods)}, not {request.Method}.")
                : new ServiceError("UnknownOperationException", 404, $"No operation has the path {request.Path}.");
        }

        if (request.Method != "POST")
        {
            throw new ServiceError("MethodNotAllowedException", 405, $"Operations are called with POST, not {request.Method}.");
        }

        var control = ServiceDescription.Control;
        if (request.Header("X-Amz-Target") is not { Length: > 0 } target)
        {
            throw ServiceError.UnknownOperation($"The header X-Amz-Target must name an operation, as in {control.TargetPrefix}.ListSolutions.");
        }

        var dot = target.LastIndexOf('.');
        return dot > 0 && target[..dot] == control.TargetPrefix && control.Operations.TryGetValue(target[(dot + 1)..], out operation)
            ? operation
            : throw ServiceError.UnknownOperation($"There is no operation '{target}'. Targets are as {control.TargetPrefix}.ListSolutions.");
    }

    /// <summary>Whether the body is declared as what the operation's protocol has.</summary>
    /// <exception cref="ServiceError">It isn't.</exception>
    public static void CheckContentType(HttpRequest request, Operation operation)
    {
        var expected = ContentType(operation.Service);
        var declared = request.Header("Content-Type")?.Split(';')[0].Trim();
        if (!expected.Equals(declared, StringComparison.OrdinalIgnoreCase))
        {
            throw new ServiceError(
                operation.Service.TargetPrefix is null ? "UnsupportedMediaTypeException" : "UnknownOperationException",
                operation.Service.TargetPrefix is null ? 415 : 400,
                $"The content type of {operation.Name} must be {expected}, not {declared ?? "absent"}.");
        }
    }

    /// <summary>The content type of requests and answers.</summary>
    public static string ContentType(ServiceDescription service) =>
        service.TargetPrefix is null ? "application/json" : "application/x-amz-json-1.1";
}
