using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>
/// Write- of records: takes them from the pipeline, groups them as the API allows, and sends the groups as they fill. Every record is sent, or is
/// the target of an error, or is told of when the pipeline is stopped.
/// </summary>
public abstract class WriteCommand : ConcurrentCommand
{
    /// <summary>How many records a call takes.</summary>
    internal const int RecordsPerCall = 10;

    // How long Ctrl+C waits for calls in flight, to be able to say whether they arrived.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // A record that failed may have arrived all the same. Piped again, it is sent under the same id and counts once.
    private static readonly ConditionalWeakTable<object, string> MadeIds = new();

    private readonly WriteSummary _summary = new();
    private readonly Stopwatch _watch = new();
    private RecordGroups _groups = null!;
    private RecordSender? _sender;
    private bool _ended;
    private long _unknown;
    private long _notSent;

    private protected WriteCommand()
    {
    }

    /// <summary>The records: hashtables, or objects with the members as properties.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [NotSent]
    [AllowNull]
    public PSObject?[]? InputObject { get; set; }

    private protected sealed override ServiceApi Api => ServiceApi.Events;

    /// <summary>The operation.</summary>
    private protected abstract string Operation { get; }

    /// <summary>The member of its request that holds the records.</summary>
    private protected abstract string RecordsMember { get; }

    /// <summary>What the records are called, in the plural.</summary>
    private protected abstract string Things { get; }

    /// <summary>How they are read.</summary>
    private protected abstract RecordForm Form { get; }

    /// <summary>The ARN that says where to ask, where there is one.</summary>
    private protected virtual Arn? Place => null;

    /// <summary>Fills in what the record leaves to the cmdlet's parameters.</summary>
    private protected virtual void Complete(object?[] values)
    {
    }

    /// <summary>Makes a record of values that fit.</summary>
    private protected abstract Record ToRecord(object target, object?[] values, string? madeId);

    /// <summary>What the groups are kept apart by.</summary>
    private protected virtual string GroupKey(Record record) => "";

    /// <summary>The members of a call beside its records. Asked for on any thread.</summary>
    private protected abstract IEnumerable<KeyValuePair<string, object?>> CallMembers(Record first);

    /// <summary>What <c>-WhatIf</c> and <c>-Confirm</c> call a group.</summary>
    private protected virtual string Describe(IReadOnlyList<Record> group) =>
        $"{Count(group.Count)}: {string.Join(", ", group.Select(record => record.Label))}";

    /// <summary>Settles once what all calls have in common.</summary>
    protected override void BeginProcessing()
    {
        _watch.Start();
        _groups = new RecordGroups(RecordsPerCall, Close);
        Connection connection;
        try
        {
            connection = ConnectionForMany(Place);
        }
        catch (PersonalizeException exception)
        {
            // No record could be written.
            ThrowTerminatingError(exception.ToErrorRecord(target: null));
            throw;
        }

        var request = Request(Operation, [], resultMember: null, isRepeatable: true);
        _sender = new RecordSender(
            (records, cancellationToken) => EngineHost.Current.InvokeAsync<object>(request.With(Body(records)), connection, cancellationToken),
            ThrottleLimit);
    }

    /// <summary>Takes records.</summary>
    protected override void ProcessRecord()
    {
        foreach (var input in InputObject ?? [null])
        {
            TellOutcomes();
            if (Read(input) is { } record)
            {
                _groups.Add(record, GroupKey(record));
            }
        }
    }

    /// <summary>Sends what is left, waits for all answers, and tells what was done.</summary>
    protected override void EndProcessing()
    {
        _groups.CloseAll();
        for (var all = _sender!.WhenAllEnded(); !all.IsCompleted;)
        {
            Await(Task.WhenAny(all, Task.Delay(100)));
            TellOutcomes();
        }

        TellOutcomes();
        _ended = true;
        _summary.Duration = _watch.Elapsed;
        WriteObject(_summary);
    }

    /// <summary>Lets the calls in flight end, and starts no other.</summary>
    protected override void StopProcessing()
    {
        _sender?.Stop(Patience);
        base.StopProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (!_ended && _sender is not null)
            {
                _ended = true;
                TellWhereItEnded(_sender);
            }

            _sender?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The members that have values, under the API's names.</summary>
    private protected static List<KeyValuePair<string, object?>> Members(RecordForm form, object?[] values, int from)
    {
        var members = new List<KeyValuePair<string, object?>>(6);
        for (var i = from; i < values.Length; i++)
        {
            if (values[i] is { } value)
            {
                members.Add(new(form.Members[i].WireName, value));
            }
        }

        return members;
    }

    private Record? Read(PSObject? input)
    {
        // A custom object is nothing without its wrapper.
        var target = input?.BaseObject is null or PSCustomObject ? input : input.BaseObject;
        try
        {
            var values = Form.Read(input);
            Complete(values);
            var madeId = MakeId(values, target!);
            Form.Check(values);
            return ToRecord(target!, values, madeId);
        }
        catch (FormatException exception)
        {
            Refuse(new InvalidInputException(exception.Message, exception), target);
            return null;
        }
    }

    private string? MakeId(object?[] values, object target)
    {
        if (!Form.Has(nameof(Event.EventId), out var place) || values[place] is not null)
        {
            return null;
        }

        var id = MadeIds.TryGetValue(target, out var known) ? known : Guid.NewGuid().ToString();
        values[place] = id;
        return id;
    }

    private void Close(IReadOnlyList<Record> group)
    {
        if (!ShouldProcess(Describe(group), $"Write {Things}"))
        {
            return;
        }

        Await(_sender!.Room);
        _sender.Send(group);
    }

    private List<KeyValuePair<string, object?>> Body(IReadOnlyList<Record> records) =>
        [.. CallMembers(records[0]), new(RecordsMember, records.Select(record => record.Body))];

    private void TellOutcomes()
    {
        while (_sender!.Outcomes.TryDequeue(out var outcome))
        {
            Tally(outcome);
            if (outcome.Call is { } call)
            {
                Tell(call, outcome.Failure is null && outcome.Fate == RecordFate.Sent ? "answered" : "failed", Count(outcome.Records.Count));
            }

            if (outcome.Failure is { } failure)
            {
                Fail(outcome.Records, failure);
            }
        }
    }

    private void Tally(RecordOutcome outcome)
    {
        _summary.Calls += outcome.Call is { Attempts: > 0 } ? 1 : 0;
        switch (outcome.Fate)
        {
            case RecordFate.Sent:
                _summary.Sent += outcome.Records.Count;
                break;
            case RecordFate.Unknown:
                _unknown += outcome.Records.Count;
                break;
            case RecordFate.NotSent:
                _notSent += outcome.Records.Count;
                break;
        }
    }

    private void Fail(IReadOnlyList<Record> records, PersonalizeException failure)
    {
        foreach (var record in records)
        {
            if (record.MadeId is { } id)
            {
                MadeIds.Remove(record.Target);
                MadeIds.Add(record.Target, id);
            }
        }

        if (failure is not (ConfigurationException or CredentialException))
        {
            foreach (var record in records)
            {
                Refuse(failure, record.Target);
            }

            return;
        }

        // No other call could do better. Where some were sent before, what wasn't must be told apart from them.
        _sender!.Stop(TimeSpan.Zero);
        if (_summary.Sent > 0)
        {
            _sender.WhenAllEnded().Wait(Patience);
            var rest = new List<Record>(records);
            while (_sender.Outcomes.TryDequeue(out var outcome))
            {
                Tally(outcome);
                if (outcome.Fate is not RecordFate.Sent)
                {
                    rest.AddRange(outcome.Records);
                }
            }

            rest.AddRange(_groups.TakeAll());
            foreach (var record in rest)
            {
                Refuse(failure, record.Target);
            }
        }

        _ended = true;
        ThrowTerminatingError(failure.ToErrorRecord(target: null));
    }

    private void Refuse(PersonalizeException failure, object? target)
    {
        _summary.Failed++;
        WriteError(failure.ToErrorRecord(target));
    }

    // A pipeline that was stopped takes nothing into its streams any more; the host still shows what it is given.
    private void TellWhereItEnded(RecordSender sender)
    {
        sender.Stop(Patience);
        sender.WhenAllEnded().Wait(Patience + Patience);
        while (sender.Outcomes.TryDequeue(out var outcome))
        {
            Tally(outcome);
            _summary.Failed += outcome.Failure is null ? 0 : outcome.Records.Count;
        }

        _notSent += _groups.TakeAll().Count;
        if (_summary.Sent + _summary.Failed + _unknown + _notSent == 0)
        {
            return;
        }

        var unknown = _unknown == 0 ? "" : $" {Count(_unknown)} were on their way and may have arrived.";
        var failed = _summary.Failed == 0 ? "" : $" {Count(_summary.Failed)} failed.";
        Host?.UI?.WriteWarningLine(
            $"{MyInvocation.MyCommand.Name} ended before its input did. {Count(_summary.Sent)} were sent in {Number(_summary.Calls)} calls."
            + failed + unknown + $" {Count(_notSent)} had been read and were not sent, and whatever came after them.");
    }

    private string Count(long count) => $"{Number(count)} {(count == 1 ? Things.Substring(0, Things.Length - 1) : Things)}";

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
