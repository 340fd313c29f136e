using System.Collections.Generic;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Records what users made of actions, in the order in which it comes (API: <c>PutActionInteractions</c>).</summary>
[Cmdlet(VerbsCommunications.Write, "PersonalizeActionInteraction", SupportsShouldProcess = true)]
[OutputType(typeof(WriteSummary))]
public sealed class WritePersonalizeActionInteractionCommand : WriteCommand
{
    private static readonly RecordForm Records = new("action interaction", typeof(ActionInteraction));
    private static readonly int ActionPlace = Records.PlaceOf(nameof(ActionInteraction.ActionId));
    private static readonly int UserPlace = Records.PlaceOf(nameof(ActionInteraction.UserId));
    private static readonly int SessionPlace = Records.PlaceOf(nameof(ActionInteraction.SessionId));
    private static readonly int TypePlace = Records.PlaceOf(nameof(ActionInteraction.EventType));

    /// <summary>The event tracker's id (API: <c>trackingId</c>).</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [IdArgument(nameof(TrackingId))]
    [LengthRule(1, 256)]
    public string? TrackingId { get; set; }

    /// <summary>The session of interactions that don't name their own (API: <c>sessionId</c>).</summary>
    [Parameter]
    [IdArgument(nameof(SessionId))]
    [LengthRule(1, 256)]
    public string? SessionId { get; set; }

    /// <summary>The user of interactions that don't name their own (API: <c>userId</c>).</summary>
    [Parameter]
    [IdArgument(nameof(UserId))]
    [LengthRule(1, 256)]
    public string? UserId { get; set; }

    private protected override string Operation => "PutActionInteractions";

    private protected override string RecordsMember => "actionInteractions";

    private protected override string Things => "action interactions";

    private protected override RecordForm Form => Records;

    private protected override void Complete(object?[] values)
    {
        values[UserPlace] ??= UserId;
        values[SessionPlace] ??= SessionId;
    }

    // A call may mix users and sessions; calls that share a session go one after the other.
    private protected override Record ToRecord(object target, object?[] values, string? madeId) =>
        new(target, Members(Records, values, from: 0))
        {
            OrderKey = (string)values[SessionPlace]!,
            Label = $"{values[TypePlace]} {values[ActionPlace]}",
            MadeId = madeId,
        };

    private protected override IEnumerable<KeyValuePair<string, object?>> CallMembers(Record first) => [new("trackingId", TrackingId)];
}
