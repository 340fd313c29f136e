using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>
/// The resources that Tab offers. A list that was asked for is kept for a short while, and so is that there was none to be had: a service
/// that is slow, absent or denying costs one wait, not one a key. A list that takes longer than Tab waits goes on, for the next Tab.
/// </summary>
internal static class KnownResources
{
    private const int PageSize = 100;
    private const int MostPages = 10;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(5);

    private static readonly ConcurrentDictionary<(Connection, ResourceKind), Listing> Known = new();

    /// <summary>What is known within the time that Tab may take, all lists together.</summary>
    public static IReadOnlyList<IResource> Find(IReadOnlyList<(Connection Connection, ResourceKind Kind)> wanted)
    {
        var listings = wanted.Select(Current).ToArray();
        Task.WaitAny([Task.WhenAll(listings.Select(listing => listing.Ended)), Task.Delay(Completer.Patience)]);
        return [.. listings.SelectMany(listing => listing.Found)];
    }

    /// <summary>Forgets all lists.</summary>
    public static void Forget() => Known.Clear();

    private static Listing Current((Connection, ResourceKind) key)
    {
        foreach (var stale in Known.Where(known => known.Value.Began < DateTime.UtcNow - Freshness).ToArray())
        {
            Known.TryRemove(stale.Key, out _);
        }

        return Known.GetOrAdd(key, static key => new Listing(key.Item1, key.Item2));
    }

    private sealed class Listing
    {
        private readonly ConcurrentQueue<IResource> _found = new();

        public Listing(Connection connection, ResourceKind kind) => Ended = Task.Run(() => ListAsync(connection, kind));

        public DateTime Began { get; } = DateTime.UtcNow;

        // Never fails.
        public Task Ended { get; }

        public IEnumerable<IResource> Found => [.. _found];

        private async Task ListAsync(Connection connection, ResourceKind kind)
        {
            try
            {
                string? token = null;
                for (var page = 0; page < MostPages && (page == 0 || token is not null); page++)
                {
                    var body = new List<KeyValuePair<string, object?>> { new("maxResults", PageSize) };
                    if (token is not null)
                    {
                        body.Add(new("nextToken", token));
                    }

                    var request = new RequestTemplate(LongestCall, CaptureBodies: false).Request(kind.ListOperation, body, kind.ListMember);
                    var answer = await ResourceType.Of(kind).ListAsync(request, connection, CancellationToken.None).ConfigureAwait(false);
                    foreach (var resource in answer.Value ?? [])
                    {
                        _found.Enqueue(resource);
                    }

                    token = answer.NextToken;
                }
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // Tab has no place to tell it; what came until then is offered.
            }
        }
    }
}
