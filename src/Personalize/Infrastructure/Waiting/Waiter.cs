using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>
/// Waits for many resources at once. Each is looked at by itself, ever less often and never at the same moment as the others; a few looks
/// are under way at a time, and none begins before the last one of that resource has ended.
/// </summary>
/// <param name="describe">Describes a resource; called on any thread.</param>
/// <param name="longestPoll">The longest time between two looks at a resource; <see langword="null"/> for what is usual for its kind.</param>
/// <param name="delay">How time passes.</param>
internal sealed class Waiter(
    Func<WaitTarget, CancellationToken, Task<ServiceResponse<ServiceObject>>> describe,
    TimeSpan? longestPoll = null,
    Func<TimeSpan, CancellationToken, Task>? delay = null)
{
    /// <summary>How many descriptions are under way at a time.</summary>
    public const int LooksAtOnce = 6;

    // How many looks a change may take to show.
    private const int LooksUntilSettled = 3;

    // A resource that never could be described is not waited for to the end of the time: the address may be wrong.
    private const int FaultsUntilSeen = 5;

    private const double Growth = 1.5;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Func<TimeSpan, CancellationToken, Task> _delay = delay ?? Task.Delay;

    /// <summary>Tells all that happens, on the thread of whoever reads it, until every resource has ended.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IEnumerable<WaitNews> Follow(IReadOnlyList<WaitTarget> targets, TimeSpan limit, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var gate = new SemaphoreSlim(LooksAtOnce);
        var news = new BlockingCollection<WaitNews>();
        var lastSeen = new Dictionary<WaitTarget, ResourceState>();
        var open = new HashSet<WaitTarget>(targets);
        var token = end.Token;
        var watches = targets.Select(target => Task.Run(() => WatchAsync(target, gate, news, token), token)).ToArray();
        try
        {
            while (open.Count > 0 && limit > clock.Elapsed)
            {
                var left = limit - clock.Elapsed;
                if (!news.TryTake(out var next, (int)(left < Tick ? left : Tick).TotalMilliseconds, stop))
                {
                    next = new TimePassed();
                }
                else if (next is StillWaiting { State: var state })
                {
                    lastSeen[next.Target!] = state;
                }
                else if (next.IsLast)
                {
                    open.Remove(next.Target!);
                }

                yield return next;
            }

            end.Cancel();
            foreach (var target in targets.Where(open.Contains))
            {
                var seen = lastSeen.TryGetValue(target, out var state);
                yield return new GivenUp(target, OutOfTime(target, seen ? state : null, clock.Elapsed));
            }
        }
        finally
        {
            end.Cancel();
            _ = Task.WhenAll(watches).ContinueWith(
                ended =>
                {
                    _ = ended.Exception;
                    end.Dispose();
                    gate.Dispose();
                    news.Dispose();
                },
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default);
        }
    }

    /// <summary>Whether a failed call says nothing of the resource: the next one may do better.</summary>
    public static bool IsPassing(Exception exception) =>
        exception is ThrottlingException or ServiceException or ConnectionException or RequestTimeoutException or MalformedResponseException;

    private static WaitTimeoutException OutOfTime(WaitTarget target, ResourceState? seen, TimeSpan elapsed) => new(
        $"The {target.Kind.Name} {target.Arn} was waited for to become {target.Goal.Words(target.Kind)}, and "
        + (seen is { } state ? $"is still {state}" : "could not be described yet")
        + $" after {elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds. It goes on by itself; "
        + "Wait-PersonalizeResource takes up the wait again.",
        target.Arn,
        seen?.Status,
        elapsed);

    private async Task WatchAsync(WaitTarget target, SemaphoreSlim gate, BlockingCollection<WaitNews> news, CancellationToken cancellationToken)
    {
        var states = ResourceStates.Of(target.Kind);
        var longest = longestPoll ?? states.LongestPoll;
        var interval = states.ShortestPoll < longest ? states.ShortestPoll : longest;
        var (looks, faults) = (0, 0);
        while (true)
        {
            await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            WaitNews next;
            try
            {
                next = await LookAsync(target, ++looks, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                gate.Release();
            }

            if (next is not PassingFault { Fault: var fault })
            {
                faults = int.MinValue;
            }
            else if (++faults == FaultsUntilSeen && !target.JustChanged)
            {
                next = new GivenUp(target, fault) { Call = fault.Call };
            }

            news.Add(next, cancellationToken);
            if (next.IsLast)
            {
                return;
            }

            await _delay(Jittered(interval), cancellationToken).ConfigureAwait(false);
            var longer = TimeSpan.FromTicks((long)(interval.Ticks * Growth));
            interval = longer < longest ? longer : longest;
        }
    }

    private async Task<WaitNews> LookAsync(WaitTarget target, int look, CancellationToken cancellationToken)
    {
        var mayBeStale = look <= LooksUntilSettled && (target.JustChanged || target.Goal == WaitGoal.Deleted);
        try
        {
            var response = await describe(target, cancellationToken).ConfigureAwait(false);
            return Judge(target, response, mayBeStale) with { Call = response.Call };
        }
        catch (ResourceNotFoundException exception)
        {
            WaitNews gone = target.Goal.GoneIsReached ? new Arrived(target, Resource: null)
                : mayBeStale ? new PassingFault(target, exception)
                : new GivenUp(target, exception);
            return gone with { Call = exception.Call };
        }
        catch (PersonalizeException exception) when (IsPassing(exception))
        {
            return new PassingFault(target, exception) { Call = exception.Call };
        }
        catch (PersonalizeException exception)
        {
            return new GivenUp(target, exception) { Call = exception.Call };
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A mistake of the module's own must not leave the reader waiting.
            return new GivenUp(target, exception);
        }
    }

    private static WaitNews Judge(WaitTarget target, ServiceResponse<ServiceObject> response, bool mayBeStale)
    {
        if (response.Value is not { } resource)
        {
            return new PassingFault(target, new MalformedResponseException(
                $"{target.Kind.DescribeOperation}: the answer for {target.Arn} has no member {target.Kind.DescribeMember}."));
        }

        var state = ResourceState.Of(resource);
        return target.Goal.Judge(target.Kind, state) switch
        {
            WaitVerdict.Reached => new Arrived(target, resource),
            WaitVerdict.GoesOn => new StillWaiting(target, state),
            WaitVerdict.Unwanted when mayBeStale => new StillWaiting(target, state),
            _ => new GivenUp(target, target.Goal.Failure(target.Kind, target.Arn, state)),
        };
    }

    // From three quarters of the interval to all of it, so that many resources don't all ask at the same moment.
    private static TimeSpan Jittered(TimeSpan interval) =>
        TimeSpan.FromTicks((long)(interval.Ticks * (1 - (0.25 * (Math.Abs(Guid.NewGuid().GetHashCode() % 1000) / 1000.0)))));
}
