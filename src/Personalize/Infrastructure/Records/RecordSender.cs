using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>
/// Sends groups of records, several at once; groups that share a session, or an id, go one after the other. A group that is refused is halved until
/// exactly the records that the service refuses are left.
/// </summary>
/// <param name="call">Makes one call with some records.</param>
/// <param name="atOnce">How many calls are in flight at once.</param>
internal sealed class RecordSender(Func<IReadOnlyList<Record>, CancellationToken, Task<ServiceResponse<object>>> call, int atOnce) : IDisposable
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Task> _lastOfKey = new(StringComparer.Ordinal);
    private readonly HashSet<Task> _unfinished = [];
    private readonly SemaphoreSlim _free = new(atOnce);
    private readonly CancellationTokenSource _abandoned = new();
    private volatile bool _stopped;
    private volatile string? _hopeless;

    /// <summary>Has a place for each group that may be under way or wait for its turn; whoever sends one takes a place first.</summary>
    public SemaphoreSlim Room { get; } = new(Math.Max(4 * atOnce, 64));

    /// <summary>What has ended, for the pipeline's thread to tell.</summary>
    public ConcurrentQueue<RecordOutcome> Outcomes { get; } = new();

    /// <summary>Sends a group; its outcomes come by and by.</summary>
    public void Send(IReadOnlyList<Record> group)
    {
        var keys = new HashSet<string>(group.Select(record => record.OrderKey), StringComparer.Ordinal);
        lock (_gate)
        {
            var before = keys.Select(key => _lastOfKey.TryGetValue(key, out var last) ? last : null).OfType<Task>().Distinct().ToArray();
            // Who needn't wait for another takes its turn here, in the order of the input.
            var turn = before.Length == 0 ? _free.WaitAsync() : null;
            Task task = null!;
            // It can't end before the lock is left.
            task = Task.Run(() => RunAsync(group, before, turn, () => Forget(keys, task)));
            _unfinished.Add(task);
            foreach (var key in keys)
            {
                _lastOfKey[key] = task;
            }
        }
    }

    /// <summary>Ends when everything that was sent has ended.</summary>
    public Task WhenAllEnded()
    {
        lock (_gate)
        {
            return Task.WhenAll(_unfinished.ToArray());
        }
    }

    /// <summary>Starts no other call. What is in flight has a moment to end, so that it is known whether it arrived.</summary>
    public void Stop(TimeSpan patience)
    {
        _stopped = true;
        _abandoned.CancelAfter(patience);
    }

    public void Dispose()
    {
        _stopped = true;
        _abandoned.Cancel();
        _abandoned.Dispose();
        _free.Dispose();
        Room.Dispose();
    }

    private async Task RunAsync(IReadOnlyList<Record> group, Task[] before, Task? turn, System.Action ended)
    {
        try
        {
            // These never fail.
            await Task.WhenAll(before).ConfigureAwait(false);
            await (turn ?? _free.WaitAsync()).ConfigureAwait(false);
            try
            {
                await SendAsync(group).ConfigureAwait(false);
            }
            finally
            {
                _free.Release();
            }
        }
        finally
        {
            Room.Release();
            ended();
        }
    }

    private void Forget(HashSet<string> keys, Task task)
    {
        lock (_gate)
        {
            _unfinished.Remove(task);
            foreach (var key in keys)
            {
                if (_lastOfKey.TryGetValue(key, out var last) && last == task)
                {
                    _lastOfKey.Remove(key);
                }
            }
        }
    }

    /// <summary>Sends records, and if need be their halves.</summary>
    /// <returns>The reason for which all of them were refused, where it is one.</returns>
    private async Task<string?> SendAsync(IReadOnlyList<Record> records)
    {
        if (_stopped)
        {
            Outcomes.Enqueue(new RecordOutcome(RecordFate.NotSent, records));
            return null;
        }

        try
        {
            var response = await call(records, _abandoned.Token).ConfigureAwait(false);
            Outcomes.Enqueue(new RecordOutcome(RecordFate.Sent, records) { Call = response.Call });
            return null;
        }
        catch (InvalidInputException exception) when (records.Count > 1 && Reason(exception) != _hopeless)
        {
            Outcomes.Enqueue(new RecordOutcome(RecordFate.SentAgain, records) { Call = exception.Call });
            var middle = records.Count / 2;
            var first = await SendAsync([.. records.Take(middle)]).ConfigureAwait(false);
            var second = await SendAsync([.. records.Skip(middle)]).ConfigureAwait(false);
            var reason = first == second ? first : null;
            // All of them, and the whole, for one reason: it isn't the records', and to halve the next group would be in vain.
            if (reason is not null && reason == Reason(exception))
            {
                _hopeless = reason;
            }

            return reason;
        }
        catch (PersonalizeException exception)
        {
            Outcomes.Enqueue(new RecordOutcome(RecordFate.Failed, records) { Call = exception.Call, Failure = exception });
            return exception is InvalidInputException refusal ? Reason(refusal) : null;
        }
        catch (OperationCanceledException)
        {
            Outcomes.Enqueue(new RecordOutcome(RecordFate.Unknown, records));
            return null;
        }
        catch (Exception exception)
        {
            var failure = new ServiceException($"The records could not be sent: {exception.Message}", exception);
            Outcomes.Enqueue(new RecordOutcome(RecordFate.Failed, records) { Failure = failure });
            return null;
        }
    }

    // The service's own sentence, without the request id that the module adds to it.
    private static string Reason(InvalidInputException exception) => exception.InnerException?.Message ?? exception.Message;
}
