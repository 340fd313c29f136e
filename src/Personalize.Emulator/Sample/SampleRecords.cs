using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Records;
using Personalize.Emulator.Resources;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Sample;

/// <summary>
/// The items, users and interactions of the sample's dataset groups: the same every time but for their dates, which are relative to
/// the start. Items have kinds, users have tastes for some of them, and some items are liked by all; so that recommendations can be
/// told from chance.
/// </summary>
internal sealed class SampleRecords
{
    private const int UserCount = 240;
    private const int EventsOfUser = 30;

    private readonly RecordStore _store;
    private readonly DateTimeOffset _start;
    private readonly Random _random;
    private readonly SampleWorld _world;

    private SampleRecords(RecordStore store, DateTimeOffset start, SampleWorld world)
    {
        _store = store;
        _start = start;
        _world = world;

        // Seeded, .NET's generator gives the same numbers everywhere and always.
        _random = new Random(world.Seed);
    }

    /// <summary>Gives records to every group of the state: films to one whose name has to do with them, a shop's goods to others.</summary>
    public static void Load(ServiceState state, DateTimeOffset start)
    {
        foreach (var group in state.DatasetGroups.Store.All)
        {
            new SampleRecords(state.Records, start, SampleWorld.Of(group.Name, group.Domain)).Fill(state.Records.Of(group), group);
        }

        state.Records.PassOverJobs();
        state.Batches.PassOver();
    }

    private void Fill(GroupRecords records, DatasetGroup group)
    {
        var items = _world.Items();
        foreach (var item in items)
        {
            Put(records.Items, item.Id, _store.SchemaOf(group, DatasetTypes.Items), item.Fields);
        }

        for (var number = 1; number <= UserCount; number++)
        {
            var user = $"user-{number:000}";
            Put(records.Users, user, _store.SchemaOf(group, DatasetTypes.Users), UserFields());
            AddEvents(records, user, items);
        }

        foreach (var action in SampleWorld.Actions)
        {
            AddAction(records, group, action);
        }
    }

    private Dictionary<string, object> UserFields() => new()
    {
        ["AGE"] = (double)_random.Next(16, 80),
        ["GENDER"] = Pick("female", "male", "other"),
        ["COUNTRY"] = Pick("DE", "FR", "GB", "IT", "PL", "US"),
        ["MEMBERSHIP"] = Pick("basic", "basic", "silver", "gold"),
        ["PLAN"] = Pick("basic", "standard", "standard", "premium"),
        ["MEMBER_SINCE"] = (double)(_start - TimeSpan.FromDays(_random.Next(30, 2000))).ToUnixTimeSeconds(),
    };

    private void AddEvents(GroupRecords records, string user, IReadOnlyList<SampleItem> items)
    {
        string[] tastes = [Pick(_world.Kinds), Pick(_world.Kinds)];
        var liked = items.Where(item => tastes.Contains(item.Kind)).ToList();
        var log = records.Interactions;
        var age = 58 * _random.NextDouble();
        for (var i = 0; i < EventsOfUser; i++)
        {
            // Most by taste, the rest from all; and in either, the first of the list is chosen more often than the last.
            var from = _random.Next(6) > 0 ? liked : items;
            var item = from[(int)(from.Count * Math.Pow(_random.NextDouble(), 1.5))];
            age *= 0.82 + (0.17 * _random.NextDouble());
            log.Add(new Interaction
            {
                User = log.Users.PlaceOf(user),
                Item = log.Items.PlaceOf(item.Id),
                EventType = Pick(_world.EventTypes),
                Timestamp = (_start - TimeSpan.FromDays(age)).ToUnixTimeMilliseconds(),
                Imported = true,
            });
        }
    }

    private void AddAction(GroupRecords records, DatasetGroup group, string action)
    {
        if (_store.SchemaOf(group, DatasetTypes.Actions) is not { } schema)
        {
            return;
        }

        Put(records.Actions, action, schema, new Dictionary<string, object>
        {
            ["VALUE"] = (double)_random.Next(1, 11),
            ["MEMBERSHIP_LEVEL"] = Pick("Basic", "Premium"),
            ["CATEGORY"] = Pick("loyalty", "purchase", "service"),
        });
        var log = records.ActionInteractions;
        var readiness = 0.1 + (0.6 * _random.NextDouble());
        for (var number = 1; number <= UserCount; number += _random.Next(1, 5))
        {
            log.Add(new Interaction
            {
                User = log.Users.PlaceOf($"user-{number:000}"),
                Item = log.Items.PlaceOf(action),
                EventType = _random.NextDouble() < readiness ? "Taken" : Pick("Viewed", "Not Taken"),
                Timestamp = (_start - TimeSpan.FromDays(40 * _random.NextDouble())).ToUnixTimeMilliseconds(),
                Imported = true,
            });
        }
    }

    private static void Put(RecordTable table, string id, RecordSchema? schema, IReadOnlyDictionary<string, object> fields)
    {
        if (schema is not null)
        {
            var values = schema.Fields.Select(field => field.Name == table.IdField
                ? id
                : fields.TryGetValue(field.Name, out var value) && value is double == (field.Type == FieldType.Number) ? value : null);
            table.Put(id, [.. values], properties: null, imported: true);
        }
    }

    private string Pick(params string[] from) => from[_random.Next(from.Length)];
}
