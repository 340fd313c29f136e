using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Personalize.Emulator.Faults;

/// <summary>The faults that are armed. The first that strikes a call decides; delays add up on the way.</summary>
internal sealed class FaultTable
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly List<string> Members = Format.GetTypeInfo(typeof(Fault)).Properties
        .Where(property => property.Set is not null)
        .Select(property => property.Name)
        .ToList();

    private readonly object _gate = new();
    private readonly List<Fault> _faults = [];
    private int _nextId = 1;

    /// <summary>Arms what the JSON describes and returns it with its id.</summary>
    /// <exception cref="FormatException">It doesn't describe a fault.</exception>
    public JsonNode Add(JsonElement description)
    {
        Fault fault;
        try
        {
            if (description.ValueKind != JsonValueKind.Object || !description.TryGetProperty("kind", out _))
            {
                throw new FormatException($"A fault must have a 'kind': {Kinds()}.");
            }

            if (description.EnumerateObject().Select(entry => entry.Name).FirstOrDefault(name => !Members.Contains(name)) is { } unknown)
            {
                throw new FormatException($"A fault has no '{unknown}'. It has {string.Join(", ", Members)}.");
            }

            fault = description.Deserialize<Fault>(Format)!;
        }
        catch (JsonException error)
        {
            throw new FormatException($"The fault has an unfit value at {error.Path}. The kinds are {Kinds()}.", error);
        }

        if (fault.Complaint() is { } complaint)
        {
            throw new FormatException(complaint);
        }

        lock (_gate)
        {
            fault.Id = _nextId++;
            _faults.Add(fault);
            return JsonSerializer.SerializeToNode(fault, Format)!;
        }
    }

    /// <summary>All of them with how often they struck, or only those that can strike again.</summary>
    public JsonArray List(bool withSpent)
    {
        lock (_gate)
        {
            return JsonSerializer.SerializeToNode(_faults.Where(fault => withSpent || !fault.Spent), Format)!.AsArray();
        }
    }

    /// <summary>Disarms one, or all where the id is null. False where there is none of that id.</summary>
    public bool Remove(int? id)
    {
        lock (_gate)
        {
            return _faults.RemoveAll(fault => id is null || fault.Id == id) > 0 || id is null;
        }
    }

    /// <summary>What strikes this call, if anything, and how long the answer is to wait.</summary>
    public (Fault? Fault, TimeSpan Delay) Strike(string operation, Func<string> body, Func<bool> hasToken)
    {
        lock (_gate)
        {
            var delay = TimeSpan.Zero;
            if (_faults.Count == 0)
            {
                return (null, delay);
            }

            var (text, token) = (body(), hasToken());
            foreach (var fault in _faults)
            {
                if (!fault.Strikes(operation, text, token))
                {
                    continue;
                }

                delay += TimeSpan.FromSeconds(fault.DelaySeconds);
                if (fault.Kind != FaultKind.Delay)
                {
                    return (fault, delay);
                }
            }

            return (null, delay);
        }
    }

    private static string Kinds() =>
        string.Join(", ", Array.ConvertAll(Enum.GetNames<FaultKind>(), JsonNamingPolicy.CamelCase.ConvertName));
}
