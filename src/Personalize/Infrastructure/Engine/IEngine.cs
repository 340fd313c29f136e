using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>
/// What the cmdlets ask of the part that talks to AWS. It is implemented by Personalize.Engine, which lives in a load context of its own
/// and knows nothing of PowerShell; nothing of HTTP, JSON or AWSSDK crosses this line.
/// </summary>
internal interface IEngine : IDisposable
{
    /// <summary>
    /// Makes one call, retries included, and reads its answer.
    /// </summary>
    /// <typeparam name="T">
    /// A model type, an array of one, or <see cref="object"/> for the plain form of any JSON: <see cref="string"/>, <see cref="bool"/>,
    /// <see cref="long"/>, <see cref="double"/>, <c>object[]</c>, and dictionaries that keep the wire's order.
    /// </typeparam>
    /// <exception cref="PersonalizeException">The call failed; the derived type says how.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<ServiceResponse<T>> InvokeAsync<T>(ServiceRequest request, Connection connection, CancellationToken cancellationToken)
        where T : class;

    /// <summary>
    /// Finds out, without calling the service, what a connection comes to: region, endpoint, credentials, and where each was found.
    /// </summary>
    /// <exception cref="PersonalizeException">There is no such profile, or a setting can't be read.</exception>
    Task<ConnectionReport> ResolveAsync(Connection connection, CancellationToken cancellationToken);

    /// <summary>Reads any JSON in plain form, as <see cref="InvokeAsync"/> does.</summary>
    /// <exception cref="FormatException">It is no JSON; the message tells line and column.</exception>
    object? ParseJson(string text);

    /// <summary>Writes a value as JSON, as in a request's body.</summary>
    /// <exception cref="InvalidInputException">It has no form in JSON.</exception>
    string ToJson(object? value);

    /// <summary>The profiles of AWS's shared config and credentials files.</summary>
    /// <exception cref="ConfigurationException">A file is there and can't be read.</exception>
    IReadOnlyList<string> ProfileNames();

    /// <summary>The regions of all partitions that are known, by code, with what AWS calls them.</summary>
    IReadOnlyList<KeyValuePair<string, string>> KnownRegions();

    /// <summary>Forgets every client and every credential that was found, so that the next call looks anew.</summary>
    void Reset();
}
