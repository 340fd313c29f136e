using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>Where the events of a group are sent to.</summary>
internal sealed class EventTracker : Resource
{
    public required string DatasetGroupArn { get; init; }

    public required string TrackingId { get; init; }

    public required string AccountId { get; init; }
}

/// <summary>The event trackers and their operations.</summary>
internal sealed class EventTrackers(ServiceState state)
    : Kind<EventTracker>(state, "eventTracker", new("event-tracker", "event tracker", tracker => tracker.DatasetGroupArn))
{
    public void Create(OperationCall call)
    {
        var group = State.DatasetGroups.Parent(call);
        var name = call.Required("name");
        if (Store.All.FirstOrDefault(other => other.Name == name) is { } same)
        {
            throw ServiceError.AlreadyExists($"Another event tracker with the name {name} already exists: {same.Arn}");
        }

        State.Quotas.DemandRoom(Plural, Store.Within(group.Arn), call.Now);
        var tracker = new EventTracker
        {
            Name = name,
            Arn = State.Arn.Of($"event-tracker/{StableHash.NewId()}"),
            DatasetGroupArn = group.Arn,
            TrackingId = Guid.NewGuid().ToString(),
            AccountId = State.Account,
            Lifecycle = Begin(call, Pace.EventTracker),
        };
        Add(call, tracker);
        call.Output.Member("trackingId", tracker.TrackingId);
    }

    protected override IReadOnlyList<EventTracker> Listed(OperationCall call) => Within(call, "datasetGroupArn", State.DatasetGroups.Store);
}
