using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>
/// Walks the pages of a list with one page asked for ahead: while the pipeline works on a page, the next is on its way. A page is asked
/// for only when it is sure to be needed, and what is under way when the walk ends is cancelled.
/// </summary>
/// <param name="fetch">Starts the call for the page behind a token.</param>
/// <param name="finish">Waits for such a call and tells of it; it is given the page's number, from 1.</param>
/// <param name="stop">Ends the walk.</param>
internal sealed class PageReader<T>(
    Func<string?, CancellationToken, Task<ServiceResponse<T[]>>> fetch,
    Func<Task<ServiceResponse<T[]>>, int, ServiceResponse<T[]>> finish,
    CancellationToken stop) : IDisposable
    where T : class
{
    private readonly CancellationTokenSource _abandoned = CancellationTokenSource.CreateLinkedTokenSource(stop);
    private readonly HashSet<string> _seen = [];
    private Task<ServiceResponse<T[]>>? _underWay;

    /// <summary>How many pages came so far.</summary>
    public int Pages { get; private set; }

    /// <summary>The token of the page that comes next; <see langword="null"/> where there is none.</summary>
    public string? NextToken { get; private set; }

    /// <summary>Asks for the first page.</summary>
    /// <param name="token">Where to begin; <see langword="null"/> for the beginning.</param>
    public void Begin(string? token)
    {
        if (token is not null)
        {
            _seen.Add(token);
        }

        NextToken = token;
        _underWay = fetch(token, _abandoned.Token);
    }

    /// <summary>Waits for the page that was asked for last.</summary>
    /// <exception cref="PersonalizeException">The call failed; <see cref="NextToken"/> still stands for that page.</exception>
    public T[] Read()
    {
        var response = finish(_underWay!, Pages + 1);
        _underWay = null;
        Pages++;
        NextToken = response.NextToken;
        if (NextToken is not null && !_seen.Add(NextToken))
        {
            NextToken = null;
            Circle = new MalformedResponseException(
                $"{response.Call.Operation}: the service gave the same token for a second time, on page {Pages}. "
                + "The list ends here, and may not be complete.")
            {
                Call = response.Call,
            };
        }

        return response.Value ?? [];
    }

    /// <summary>Set when the service repeats itself, so that the walk would never end: what to tell after the page.</summary>
    public MalformedResponseException? Circle { get; private set; }

    /// <summary>Asks for the next page, without waiting.</summary>
    public void Ahead() => _underWay = fetch(NextToken, _abandoned.Token);

    /// <summary>Gives up what is under way.</summary>
    public void Dispose()
    {
        if (_underWay is { IsCompleted: false } orphan)
        {
            _abandoned.Cancel();
            _ = orphan.ContinueWith(
                static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
        else
        {
            _ = _underWay?.Exception;
        }

        _abandoned.Dispose();
    }
}
