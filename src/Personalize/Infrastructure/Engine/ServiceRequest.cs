using System;
using System.Collections.Generic;

namespace Personalize.Infrastructure;

/// <summary>The three APIs of Amazon Personalize.</summary>
internal enum ServiceApi
{
    /// <summary>The control plane: awsJson1_1, hosts <c>personalize.*</c>.</summary>
    Control,

    /// <summary>Recommendations: restJson1, hosts <c>personalize-runtime.*</c>.</summary>
    Runtime,

    /// <summary>Events and records: restJson1, hosts <c>personalize-events.*</c>.</summary>
    Events,
}

/// <summary>One call: the operation, its input under the API's own member names, and which member of the answer is wanted.</summary>
internal sealed class ServiceRequest(string operation, IReadOnlyList<KeyValuePair<string, object?>> body, string? resultMember)
{
    /// <summary>The API's name of the operation, such as <c>DescribeSolutionVersion</c>.</summary>
    public string Operation { get; } = operation;

    /// <summary>Which API the operation belongs to.</summary>
    public ServiceApi Api { get; init; } = ServiceApi.Control;

    /// <summary>
    /// Input members in the order in which they go on the wire. Values are strings, booleans, numbers, <see cref="DateTime"/>s, dictionaries,
    /// sequences and model types, whose absent members are not sent.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Body { get; } = body;

    /// <summary>
    /// The member of the answer that holds the result, such as <c>solutionVersions</c>; <see langword="null"/> where the whole answer is
    /// the result. An answer without that member gives a response whose value is <see langword="null"/>.
    /// </summary>
    public string? ResultMember { get; } = resultMember;

    /// <summary>
    /// Told the <c>nextToken</c> of the answer as soon as the answer is there, before it is read; on a thread of the engine's. It may turn out
    /// to be wrong, and may not be told at all: what counts is <see cref="ServiceResponse{T}.NextToken"/>.
    /// </summary>
    public System.Action<string>? TokenSeen { get; init; }

    /// <summary>The longest time the call may take, retries included; <see langword="null"/> for the engine's default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether sending it twice does no more than sending it once, although its operation records something: every record in it has an id.
    /// </summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether <see cref="CallReport.RequestBody"/> and <see cref="CallReport.ResponseBody"/> are wanted.</summary>
    public bool CaptureBodies { get; init; }

    /// <summary>The same request with another input.</summary>
    public ServiceRequest With(IReadOnlyList<KeyValuePair<string, object?>> body) => new(Operation, body, ResultMember)
    {
        Api = Api,
        Timeout = Timeout,
        IsRepeatable = IsRepeatable,
        CaptureBodies = CaptureBodies,
    };
}
