using System;

namespace Personalize.Emulator.Protocol;

/// <summary>An error that the service answers with.</summary>
internal sealed class ServiceError(string code, int status, string? message) : Exception(message ?? code)
{
    /// <summary>The error's name: <c>__type</c> in awsJson, <c>x-amzn-ErrorType</c> in restJson.</summary>
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>The message; null for an error that has none on the wire.</summary>
    public string? Text { get; } = message;

    public static ServiceError InvalidInput(string message) => new("InvalidInputException", 400, message);

    public static ServiceError NotFound(string message) => new("ResourceNotFoundException", 400, message);

    public static ServiceError AlreadyExists(string message) => new("ResourceAlreadyExistsException", 400, message);

    public static ServiceError InUse(string message) => new("ResourceInUseException", 400, message);

    public static ServiceError LimitExceeded(string message) => new("LimitExceededException", 400, message);

    public static ServiceError AccessDenied(string message) => new("AccessDeniedException", 400, message);

    public static ServiceError InvalidNextToken(string message) => new("InvalidNextTokenException", 400, message);

    public static ServiceError Serialization(string message) => new("SerializationException", 400, message);

    public static ServiceError UnknownOperation(string message) => new("UnknownOperationException", 400, message);

    public static ServiceError NotImplemented(string operation) => new(
        "EmulatorNotImplementedException",
        501,
        $"The emulator checks requests for {operation} but holds no state for it yet, so it has no answer to give.");
}
