using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.State;

/// <summary>How many of everything an account can have: what the service grants before anybody asks for more.</summary>
internal sealed class Quotas
{
    private readonly Dictionary<string, int> _most = new()
    {
        // In the whole account.
        ["schemas"] = 500,
        ["datasetGroups"] = 500,

        // In a dataset group.
        ["solutions"] = 10,
        ["campaigns"] = 5,
        ["recommenders"] = 15,
        ["filters"] = 10,
        ["eventTrackers"] = 1,
        ["metricAttributions"] = 1,
        ["metrics"] = 10,

        // Under way at the same time.
        ["datasetImportJobs"] = 5,
        ["datasetExportJobs"] = 5,
        ["dataDeletionJobs"] = 5,
        ["solutionVersions"] = 20,
        ["batchInferenceJobs"] = 5,
        ["batchSegmentJobs"] = 5,
    };

    /// <summary>Grants more of a kind, or less.</summary>
    public void Set(string kind, int most) => _most[_most.ContainsKey(kind) ? kind : throw new KeyNotFoundException(kind)] = most;

    public int Most(string kind) => _most[kind];

    /// <summary>Refuses one more where there are as many as there can be; what failed to be made doesn't count.</summary>
    public void DemandRoom<T>(string kind, IEnumerable<T> existing, DateTimeOffset now)
        where T : Resource
    {
        if (existing.Count(resource => resource.StatusAt(now) != Status.CreateFailed) >= _most[kind])
        {
            throw ServiceError.LimitExceeded($"More than {_most[kind]} resources in ACTIVE state. Please delete some and try again.");
        }
    }

    /// <summary>Refuses one more where as many are being made as can be.</summary>
    public void DemandRoomUnderWay<T>(string kind, IEnumerable<T> existing, DateTimeOffset now)
        where T : Resource
    {
        if (existing.Count(resource => Status.IsBeingMade(resource.StatusAt(now))) >= _most[kind])
        {
            throw ServiceError.LimitExceeded($"More than {_most[kind]} resources with PENDING or IN_PROGRESS status.");
        }
    }

    public JsonObject Save() => new(_most.Select(quota => KeyValuePair.Create<string, JsonNode?>(quota.Key, quota.Value)));

    /// <summary>What <see cref="Save"/> made, or part of it, read; the result puts it in place.</summary>
    public Action Read(JsonElement saved)
    {
        List<KeyValuePair<string, int>> quotas = [];
        foreach (var quota in saved.ValueKind == JsonValueKind.Object ? saved.EnumerateObject().ToList() : throw new FormatException("Quotas are a JSON object."))
        {
            if (!_most.ContainsKey(quota.Name) || quota.Value.ValueKind != JsonValueKind.Number || !quota.Value.TryGetInt32(out var most) || most < 0)
            {
                throw new FormatException($"A quota is a number, 0 or more, of one of these: {string.Join(", ", _most.Keys)}.");
            }

            quotas.Add(KeyValuePair.Create(quota.Name, most));
        }

        return () => quotas.ForEach(quota => Set(quota.Key, quota.Value));
    }
}
