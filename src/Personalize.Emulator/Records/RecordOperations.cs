using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Resources;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Records;

/// <summary>The operations of Personalize Events. A call is taken whole or not at all.</summary>
internal sealed class RecordOperations(ServiceState state)
{
    /// <summary>Members of events that properties may not repeat.</summary>
    private static readonly string[] Reserved = ["userId", "sessionId", "eventType", "timestamp", "recommendationId", "impression"];

    public void PutEvents(OperationCall call)
    {
        var trackingId = call.Required("trackingId");
        var tracker = state.EventTrackers.Store.Held.FirstOrDefault(tracker => tracker.TrackingId == trackingId);
        if (tracker is null || !tracker.IsActive(call.Now))
        {
            throw ServiceError.InvalidInput($"There is no event tracker with the trackingId {trackingId} that is ACTIVE.");
        }

        var group = state.DatasetGroups.Store.Get(tracker.DatasetGroupArn);
        Log(call, state.Records.Of(group).Interactions, "eventList", "itemId", "sentAt");
    }

    public void PutActionInteractions(OperationCall call)
    {
        var trackingId = call.Required("trackingId");
        var dataset = state.Datasets.Store.Held.FirstOrDefault(dataset => dataset.TrackingId == trackingId)
            ?? throw NotFound($"No {DatasetTypes.ActionInteractions} dataset has the trackingId {trackingId}.");
        Log(call, RecordsOf(dataset, call).ActionInteractions, "actionInteractions", "actionId", "timestamp");
    }

    public void PutItems(OperationCall call) => Put(call, DatasetTypes.Items, "items", "itemId");

    public void PutUsers(OperationCall call) => Put(call, DatasetTypes.Users, "users", "userId");

    public void PutActions(OperationCall call) => Put(call, DatasetTypes.Actions, "actions", "actionId");

    /// <summary>REST tells by the status too that something isn't there.</summary>
    private static ServiceError NotFound(string message) => new("ResourceNotFoundException", 404, message);

    private static string? Text(JsonElement record, string member) =>
        record.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Log(OperationCall call, InteractionLog log, string list, string idMember, string timeMember)
    {
        var interactions = new List<Interaction>();
        var records = call.Input.GetProperty(list);
        for (var i = 0; i < records.GetArrayLength(); i++)
        {
            var record = records[i];
            var properties = Text(record, "properties");
            if (properties is not null)
            {
                CheckProperties(properties, $"{list}[{i}]");
            }

            var user = call.Text("userId") ?? Text(record, "userId");
            var item = Text(record, idMember);
            interactions.Add(new Interaction
            {
                User = user is null ? Interaction.Nobody : log.Users.PlaceOf(user),
                Item = item is null ? Interaction.Nobody : log.Items.PlaceOf(item),
                EventType = string.Intern(Text(record, "eventType")!),
                Timestamp = Time(record.GetProperty(timeMember), $"{list}[{i}].{timeMember}"),
                Details = new InteractionDetails
                {
                    EventId = Text(record, "eventId"),
                    SessionId = call.Text("sessionId") ?? Text(record, "sessionId"),
                    EventValue = record.TryGetProperty("eventValue", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null,
                    RecommendationId = Text(record, "recommendationId"),
                    Impression = record.TryGetProperty("impression", out var shown) && shown.ValueKind == JsonValueKind.Array
                        ? [.. shown.EnumerateArray().Select(id => id.GetString()!)]
                        : null,
                    AttributionSource = record.TryGetProperty("metricAttribution", out var attribution) && attribution.ValueKind == JsonValueKind.Object
                        ? Text(attribution, "eventAttributionSource")
                        : null,
                    Properties = properties,
                },
            });
        }

        interactions.ForEach(log.Add);
    }

    private static void CheckProperties(string properties, string where)
    {
        using var parsed = RecordSchema.ParseProperties(properties, where);
        foreach (var property in parsed.RootElement.EnumerateObject())
        {
            if (Reserved.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
            {
                throw ServiceError.InvalidInput($"{where}.properties can't have '{property.Name}': that is a member of its own.");
            }
        }
    }

    private static long Time(JsonElement seconds, string where)
    {
        var time = seconds.GetDouble();
        return time is >= 0 and < 1e11
            ? (long)Math.Round(time * 1000)
            : throw ServiceError.InvalidInput($"{where} must be a time in seconds since 1970, not {seconds.GetRawText()}.");
    }

    private void Put(OperationCall call, string type, string list, string idMember)
    {
        var arn = call.Required("datasetArn");
        var dataset = state.Datasets.Store.Find(arn) ?? throw NotFound($"The given dataset does not exist: {arn}");
        if (dataset.DatasetType != type)
        {
            throw ServiceError.InvalidInput($"{call.Operation.Name} takes a dataset of type {type}, and this one is of type {dataset.DatasetType}: {arn}");
        }

        var table = RecordsOf(dataset, call).Table(type)!;
        var records = call.Input.GetProperty(list);
        var read = new List<(string Id, object?[] Values, string? Properties)>();
        for (var i = 0; i < records.GetArrayLength(); i++)
        {
            var (id, properties) = (Text(records[i], idMember)!, Text(records[i], "properties"));
            read.Add((id, table.Schema.Read(table.IdField, id, properties, $"{list}[{i}]"), properties));
        }

        read.ForEach(record => table.Put(record.Id, record.Values, record.Properties));
    }

    private GroupRecords RecordsOf(Dataset dataset, OperationCall call)
    {
        var status = dataset.StatusAt(call.Now);
        if (status != Status.Active)
        {
            var message = $"The dataset must be ACTIVE, and is {status}: {dataset.Arn}";
            throw Status.IsTransient(status) ? new ServiceError("ResourceInUseException", 409, message) : ServiceError.InvalidInput(message);
        }

        return state.Records.Of(state.DatasetGroups.Store.Get(dataset.DatasetGroupArn));
    }
}
