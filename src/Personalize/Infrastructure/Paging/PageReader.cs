using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>
/// Walks the pages of a list with one page asked for ahead: while the pipeline works on a page, the next is on its way. A page is asked
/// for only when it is sure to be needed, and what is under way when the walk ends is cancelled.
/// </summary>
/// <remarks>
/// Where the next page is sure to be needed whatever this one holds, it is asked for as soon as this one's token is seen, before this one is read:
/// reading and the next round trip then cost the time of the longer of the two.
/// </remarks>
/// <param name="fetch">Starts the call for the page behind a token; it is given what to tell the answer's own token to, early.</param>
/// <param name="finish">Waits for such a call and tells of it; it is given the page's number, from 1.</param>
/// <param name="stop">Ends the walk.</param>
internal sealed class PageReader<T>(
    Func<string?, Action<string>, CancellationToken, Task<ServiceResponse<T[]>>> fetch,
    Func<Task<ServiceResponse<T[]>>, int, ServiceResponse<T[]>> finish,
    CancellationToken stop) : IDisposable
    where T : class
{
    private readonly CancellationTokenSource _abandoned = CancellationTokenSource.CreateLinkedTokenSource(stop);

    // Tokens are seen on the engine's threads too.
    private readonly object _gate = new();
    private readonly HashSet<string> _seen = [];
    private CancellationToken _given;
    private Page? _current;
    private Page? _early;

    /// <summary>How many pages came so far.</summary>
    public int Pages { get; private set; }

    /// <summary>The token of the page that comes next; <see langword="null"/> where there is none.</summary>
    public string? NextToken { get; private set; }

    /// <summary>Set when the service repeats itself, so that the walk would never end: what to tell after the page.</summary>
    public MalformedResponseException? Circle { get; private set; }

    /// <summary>Asks for the first page.</summary>
    /// <param name="token">Where to begin; <see langword="null"/> for the beginning.</param>
    public void Begin(string? token)
    {
        if (token is not null)
        {
            _seen.Add(token);
        }

        // Taken once: an answer may come, and look at it, when the walk has ended.
        _given = _abandoned.Token;
        NextToken = token;
        _current = Ask(token);
    }

    /// <summary>Waits for the page that was asked for last.</summary>
    /// <param name="goesOn">Whether the next page is wanted whatever this one holds.</param>
    /// <exception cref="PersonalizeException">The call failed; <see cref="NextToken"/> still stands for that page.</exception>
    public T[] Read(bool goesOn)
    {
        var page = _current!;
        if (goesOn)
        {
            GoOn(page, token: null);
        }

        var response = finish(page.Call!, Pages + 1);
        _current = null;
        Pages++;
        NextToken = response.NextToken;
        if (NextToken is not null && !IsNew(NextToken))
        {
            NextToken = null;
            Circle = new MalformedResponseException(
                $"{response.Call.Operation}: the service gave the same token for a second time, on page {Pages}. "
                + "The list ends here, and may not be complete.")
            {
                Call = response.Call,
            };
        }

        // What was asked for early is the next page, unless the answer turned out to hold another token.
        _early = page.Next;
        if (_early is not null && page.Token != NextToken)
        {
            _early?.Call?.Forget();
            _early = null;
        }

        return response.Value ?? [];
    }

    /// <summary>Asks for the next page, without waiting.</summary>
    public void Ahead()
    {
        _current = _early ?? Ask(NextToken);
        _early = null;
    }

    /// <summary>Gives up what is under way.</summary>
    public void Dispose()
    {
        if (_current is not null || _early is not null)
        {
            _abandoned.Cancel();
            _current?.Call?.Forget();
            _current?.Next?.Call?.Forget();
            _early?.Call?.Forget();
        }

        _abandoned.Dispose();
    }

    private Page Ask(string? token)
    {
        var page = new Page();
        page.Call = fetch(token, seen => GoOn(page, seen), _given);
        return page;
    }

    // Called by the reader, which knows whether to go on, and by the engine, which knows the token: whoever comes second asks for the next page.
    // Only the page that is waited for is gone on from, so that never more than one page is ahead.
    private void GoOn(Page page, string? token)
    {
        lock (_gate)
        {
            if (token is null)
            {
                page.GoesOn = true;
            }
            else
            {
                page.Token ??= token;
            }

            if (!page.GoesOn || page.Token is null || page.HasGoneOn || _seen.Contains(page.Token))
            {
                return;
            }

            page.HasGoneOn = true;
        }

        if (!_given.IsCancellationRequested)
        {
            page.Next = Ask(page.Token);
        }
    }

    private bool IsNew(string token)
    {
        lock (_gate)
        {
            return _seen.Add(token);
        }
    }

    private sealed class Page
    {
        public Task<ServiceResponse<T[]>>? Call { get; set; }

        public string? Token { get; set; }

        public bool GoesOn { get; set; }

        public bool HasGoneOn { get; set; }

        public Page? Next { get; set; }
    }
}
