using System;
using System.Collections.Generic;

namespace Personalize.Infrastructure;

/// <summary>What all requests of one cmdlet have in common.</summary>
/// <param name="Timeout">The longest time that a call may take; <see langword="null"/> for the engine's default.</param>
/// <param name="CaptureBodies">Whether <c>-Debug</c> wants the bodies.</param>
internal sealed record RequestTemplate(TimeSpan? Timeout, bool CaptureBodies)
{
    /// <summary>Makes a request.</summary>
    public ServiceRequest Request(string operation, IReadOnlyList<KeyValuePair<string, object?>> body, string? resultMember) =>
        new(operation, body, resultMember) { Timeout = Timeout, CaptureBodies = CaptureBodies };

    /// <summary>Makes the request that describes a resource.</summary>
    public ServiceRequest Describe(ResourceKind kind, string arn) => Request(kind.DescribeOperation, [new(kind.ArnMember, arn)], kind.DescribeMember);
}
