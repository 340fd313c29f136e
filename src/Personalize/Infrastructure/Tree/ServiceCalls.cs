using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>
/// Makes many calls side by side, a few at a time, on any thread. How they went is kept for the pipeline's thread to tell.
/// </summary>
/// <param name="template">What the requests have in common.</param>
/// <param name="connection">Where to ask.</param>
/// <param name="cancellationToken">Ends them all.</param>
internal sealed class ServiceCalls(RequestTemplate template, Connection connection, CancellationToken cancellationToken) : IDisposable
{
    private const int AtOnce = 6;
    private const int PageSize = 100;

    private readonly SemaphoreSlim _gate = new(AtOnce);

    /// <summary>How the calls went, in the order in which they ended.</summary>
    public ConcurrentQueue<(CallReport Call, bool Failed)> Reports { get; } = new();

    /// <summary>Describes a resource.</summary>
    public async Task<ServiceObject> DescribeAsync(ResourceKind kind, string arn)
    {
        var response = await CallAsync(() => ResourceType.Of(kind).DescribeAsync(template.Describe(kind, arn), connection, cancellationToken)).ConfigureAwait(false);
        return response.Value ?? throw new MalformedResponseException($"{kind.DescribeOperation}: the answer for {arn} has no member {kind.DescribeMember}.")
        {
            Call = response.Call,
        };
    }

    /// <summary>Lists all resources of a kind, every page; within one parent where that is given.</summary>
    public async Task<List<IResource>> ListAsync(ResourceKind kind, ResourceKind? parentKind = null, string? parentArn = null)
    {
        var found = new List<IResource>();
        var seen = new HashSet<string>();
        string? token = null;
        do
        {
            var body = new List<KeyValuePair<string, object?>>();
            if (parentKind is not null)
            {
                body.Add(new(parentKind.ArnMember, parentArn));
            }

            if (token is not null)
            {
                body.Add(new("nextToken", token));
            }

            body.Add(new("maxResults", PageSize));
            var request = template.Request(kind.ListOperation, body, kind.ListMember);
            var page = await CallAsync(() => ResourceType.Of(kind).ListAsync(request, connection, cancellationToken)).ConfigureAwait(false);
            found.AddRange(page.Value ?? []);
            token = page.NextToken;
            if (token is not null && !seen.Add(token))
            {
                throw new MalformedResponseException($"{kind.ListOperation}: the service gave the same token for a second time. The list is not complete.")
                {
                    Call = page.Call,
                };
            }
        }
        while (token is not null);
        return found;
    }

    /// <summary>Makes any call, and reads its whole answer.</summary>
    public async Task<T> InvokeAsync<T>(string operation, IReadOnlyList<KeyValuePair<string, object?>> body)
        where T : class
    {
        var request = template.Request(operation, body, resultMember: null);
        var response = await CallAsync(() => EngineHost.Current.InvokeAsync<T>(request, connection, cancellationToken)).ConfigureAwait(false);
        return response.Value ?? throw new MalformedResponseException($"{operation}: the answer is empty.") { Call = response.Call };
    }

    public void Dispose() => _gate.Dispose();

    private async Task<ServiceResponse<T>> CallAsync<T>(Func<Task<ServiceResponse<T>>> call)
        where T : class
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var response = await call().ConfigureAwait(false);
            Reports.Enqueue((response.Call, false));
            return response;
        }
        catch (PersonalizeException exception) when (exception.Call is not null)
        {
            Reports.Enqueue((exception.Call, true));
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }
}
