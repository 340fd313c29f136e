using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>
/// Fetches pages before they are asked for: as soon as one has come, the next is on its way, up to so many that nobody has taken yet.
/// </summary>
/// <param name="fetch">Starts the call for the page behind a token; called on any thread.</param>
/// <param name="ahead">How many pages may wait to be taken; 0 to fetch none by itself.</param>
internal sealed class PagePrefetch<T>(Func<string?, Task<ServiceResponse<T[]>>> fetch, int ahead)
    where T : class
{
    private readonly ConcurrentDictionary<string, Task<ServiceResponse<T[]>>> _waiting = new();
    private int _free = ahead;

    /// <summary>The page behind a token: the one that is on its way already, where there is one.</summary>
    public Task<ServiceResponse<T[]>> Fetch(string? token)
    {
        if (token is not null && _waiting.TryRemove(token, out var waiting))
        {
            Interlocked.Increment(ref _free);
            return waiting;
        }

        return FetchAsync(token);
    }

    private async Task<ServiceResponse<T[]>> FetchAsync(string? token)
    {
        var response = await fetch(token).ConfigureAwait(false);
        if (response.NextToken is { } next && next != token && !_waiting.ContainsKey(next) && HasRoom())
        {
            var page = FetchAsync(next);
            page.Forget();
            _waiting.TryAdd(next, page);
        }

        return response;
    }

    private bool HasRoom()
    {
        if (Interlocked.Decrement(ref _free) >= 0)
        {
            return true;
        }

        Interlocked.Increment(ref _free);
        return false;
    }
}
