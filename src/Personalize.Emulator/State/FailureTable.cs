using System;
using System.Collections.Generic;
using System.IO.Enumeration;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Personalize.Emulator.State;

/// <summary>Which of the next creations, updates and trainings are to fail, and why: asked for through the control surface.</summary>
internal sealed class FailureTable
{
    private const string Known = "A failure takes 'operation' (a name, with * and ? as wildcards), 'reason' (a text) and 'times' (a number, default 1).";

    private readonly List<Failure> _failures = [];

    /// <summary>The reason for which this one fails, or null.</summary>
    public string? Take(string operation)
    {
        lock (_failures)
        {
            var failure = _failures.Find(failure => FileSystemName.MatchesSimpleExpression(failure.Operation, operation));
            if (failure is not null && --failure.Times == 0)
            {
                _failures.Remove(failure);
            }

            return failure?.Reason;
        }
    }

    /// <summary>Arms one.</summary>
    /// <exception cref="FormatException">The JSON doesn't describe one.</exception>
    public JsonObject Add(JsonElement description)
    {
        if (description.ValueKind != JsonValueKind.Object
            || description.EnumerateObject().Any(entry => entry.Name is not ("operation" or "reason" or "times"))
            || !description.TryGetProperty("operation", out var operation)
            || operation.ValueKind != JsonValueKind.String)
        {
            throw new FormatException(Known);
        }

        var times = 1;
        if (description.TryGetProperty("times", out var given) && (!given.TryGetInt32(out times) || times < 1))
        {
            throw new FormatException("'times' must be a whole number, at least 1.");
        }

        var reason = description.TryGetProperty("reason", out given) ? given.GetString() : null;
        lock (_failures)
        {
            _failures.Add(new Failure(operation.GetString()!, reason ?? "This failure was asked for.") { Times = times });
        }

        return List();
    }

    /// <summary>Those that are still to come.</summary>
    public JsonObject List()
    {
        lock (_failures)
        {
            return new JsonObject
            {
                ["failures"] = new JsonArray([.. _failures.Select(failure => new JsonObject
                {
                    ["operation"] = failure.Operation,
                    ["reason"] = failure.Reason,
                    ["times"] = failure.Times,
                })]),
            };
        }
    }

    /// <summary>Takes all back.</summary>
    public JsonObject Clear()
    {
        lock (_failures)
        {
            _failures.Clear();
        }

        return List();
    }

    private sealed record Failure(string Operation, string Reason)
    {
        public int Times { get; set; }
    }
}
