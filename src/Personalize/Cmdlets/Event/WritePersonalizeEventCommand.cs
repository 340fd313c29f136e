using System.Collections.Generic;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Records what users did with items, in the order in which it comes (API: <c>PutEvents</c>).</summary>
[Cmdlet(VerbsCommunications.Write, "PersonalizeEvent", SupportsShouldProcess = true)]
[OutputType(typeof(WriteSummary))]
public sealed class WritePersonalizeEventCommand : WriteCommand
{
    private static readonly RecordForm Records = new("event", typeof(SessionMembers), typeof(Event));

    // SessionMembers come first.
    private const int UserPlace = 0;
    private const int SessionPlace = 1;
    private const int FirstOfEvent = 2;

    private static readonly int TypePlace = Records.PlaceOf(nameof(Event.EventType));
    private static readonly int ItemPlace = Records.PlaceOf(nameof(Event.ItemId));

    /// <summary>The event tracker's id (API: <c>trackingId</c>).</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [IdArgument(nameof(TrackingId))]
    [LengthRule(1, 256)]
    public string? TrackingId { get; set; }

    /// <summary>The session of events that don't name their own (API: <c>sessionId</c>).</summary>
    [Parameter]
    [IdArgument(nameof(SessionId))]
    [LengthRule(1, 256)]
    public string? SessionId { get; set; }

    /// <summary>The user of events that don't name their own (API: <c>userId</c>).</summary>
    [Parameter]
    [IdArgument(nameof(UserId))]
    [LengthRule(1, 256)]
    public string? UserId { get; set; }

    private protected override string Operation => "PutEvents";

    private protected override string RecordsMember => "eventList";

    private protected override string Things => "events";

    private protected override RecordForm Form => Records;

    private protected override void Complete(object?[] values)
    {
        values[UserPlace] ??= UserId;
        values[SessionPlace] ??= SessionId;
    }

    private protected override Record ToRecord(object target, object?[] values, string? madeId) =>
        new(target, Members(Records, values, FirstOfEvent))
        {
            OrderKey = (string)values[SessionPlace]!,
            UserId = (string?)values[UserPlace],
            Label = values[ItemPlace] is string item ? $"{values[TypePlace]} {item}" : (string)values[TypePlace]!,
            MadeId = madeId,
        };

    // A call is about one user in one session.
    private protected override string GroupKey(Record record) => record.OrderKey;

    private protected override IEnumerable<KeyValuePair<string, object?>> CallMembers(Record first) =>
        [new("trackingId", TrackingId), new("userId", first.UserId), new("sessionId", first.OrderKey)];

    private protected override string Describe(IReadOnlyList<Record> group) =>
        $"{(group[0].UserId is { } user ? $"user {user}, " : "")}session {group[0].OrderKey}, {base.Describe(group)}";

    /// <summary>What a call says once for all its events.</summary>
    private sealed class SessionMembers
    {
        [LengthRule(1, 256)]
        public string? UserId { get; set; }

        [RequiredRule]
        [LengthRule(1, 256)]
        public string? SessionId { get; set; }
    }
}
