using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator.Faults;
using Personalize.Emulator.Http;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Control;

/// <summary>What can be asked and told under <c>/_emulator</c>: how it stands, the clock, the faults, the requests, the end.</summary>
internal sealed class ControlSurface(
    EmulatorOptions options,
    Func<string> url,
    ServiceState state,
    EmulatorClock clock,
    FaultTable faults,
    RequestJournal journal,
    Action shutDown)
{
    /// <summary>Where it begins; no operation of the service has such a path.</summary>
    public const string Root = "/_emulator";

    /// <summary>Whether a path is one of its own.</summary>
    public static bool Owns(string path) => path == Root || path.StartsWith(Root + "/", StringComparison.Ordinal);

    /// <summary>The answer to a request over HTTP.</summary>
    public HttpResponse Answer(HttpRequest request)
    {
        if (!IsLocal(request))
        {
            // A page in a browser can reach this port, under another name or with its origin told.
            return Json(403, Error("This is for programs on this machine, under the name 127.0.0.1 or localhost."));
        }

        try
        {
            var path = request.Path[Root.Length..].Trim('/');
            if ((request.Method, path) == ("POST", "shutdown"))
            {
                return Json(200, new JsonObject { ["shutdown"] = true }) with { Done = _ => shutDown() };
            }

            var body = request.Body.IsEmpty ? default : JsonSerializer.Deserialize<JsonElement>(request.Body.Span);
            return Ask(request.Method, path, request.Query, body) is { } answer
                ? Json(200, answer)
                : Json(404, Error($"There is no {request.Method} {request.Path}. See docs/emulator.md."));
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            return Json(400, Error(error.Message));
        }
    }

    /// <summary>What is asked or told; null where there is no such thing.</summary>
    /// <exception cref="FormatException">The body, or something in it, is not what it must be.</exception>
    public JsonNode? Ask(string method, string path, string query, JsonElement body)
    {
        var parts = path.Split('/');
        return (method, parts[0], parts.Length) switch
        {
            ("GET", "", 1) => Status(),
            ("GET", "clock", 1) => Clock(),
            ("POST", "clock", 1) => SetClock(body),
            ("GET", "faults", 1) => new JsonObject { ["faults"] = faults.List(withSpent: true) },
            ("POST", "faults", 1) => faults.Add(body),
            ("DELETE", "faults", 1) => RemoveFaults(null),
            ("DELETE", "faults", 2) => RemoveFaults(parts[1]),
            ("GET", "failures", 1) => state.Failures.List(),
            ("POST", "failures", 1) => state.Failures.Add(body),
            ("DELETE", "failures", 1) => state.Failures.Clear(),
            ("GET", "quotas", 1) => Quotas(null),
            ("POST", "quotas", 1) => Quotas(body),
            ("GET", "state", 1) => StateFile.Save(state, clock.Now),
            ("POST", "state", 1) => LoadState(body),
            ("GET", "records", 1) => Records(view => view.Counts()),
            ("GET", "records", 3) => Records(view => view.List(parts[1], parts[2], query)),
            ("GET", "requests", 1) => new JsonObject { ["requests"] = journal.List(Last(query)) },
            ("DELETE", "requests", 1) => ClearRequests(),
            _ => null,
        };
    }

    private static bool IsLocal(HttpRequest request)
    {
        var host = request.Header("Host")?.Split(':')[0];
        return host is "127.0.0.1" or "localhost" && request.Header("Origin") is null;
    }

    private JsonObject Status() => new()
    {
        ["url"] = url(),
        ["version"] = typeof(ControlSurface).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        ["region"] = options.Region,
        ["accountId"] = options.Account,
        ["accessKeyId"] = options.AccessKey,
        ["verify"] = options.Verify,
        ["uptimeSeconds"] = Math.Round((DateTimeOffset.UtcNow - clock.Start).TotalSeconds, 3),
        ["clock"] = Clock(),
        ["resources"] = Resources(),
        ["requests"] = journal.Served,
        ["faults"] = faults.List(withSpent: false),
    };

    private JsonObject Resources()
    {
        lock (state.Gate)
        {
            state.Settle(clock.Now);
            return new JsonObject(state.Published.Take(1).Concat(state.Kinds)
                .Select(kind => KeyValuePair.Create<string, JsonNode?>(kind.Plural, kind.Count)));
        }
    }

    private JsonObject Clock() => new()
    {
        ["now"] = clock.Now.UtcDateTime,
        ["speed"] = clock.Speed,
        ["frozen"] = clock.Frozen,
    };

    private JsonObject SetClock(JsonElement body)
    {
        const string Known = "The clock takes 'speed' (a number), 'frozen' (true or false) and 'advance' (seconds, or text as 1.02:03:04).";
        if (body.ValueKind != JsonValueKind.Object || body.EnumerateObject().Any(entry => entry.Name is not ("speed" or "frozen" or "advance")))
        {
            throw new FormatException(Known);
        }

        // All is read before anything is changed.
        double? speed = body.TryGetProperty("speed", out var given) ? Speed(given) : null;
        bool? frozen = body.TryGetProperty("frozen", out given)
            ? given.ValueKind is JsonValueKind.True or JsonValueKind.False ? given.GetBoolean() : throw new FormatException(Known)
            : null;
        TimeSpan? advance = body.TryGetProperty("advance", out given) ? Time(given) : null;
        if (speed is { } factor)
        {
            clock.Speed = factor;
        }

        if (advance is { } step)
        {
            clock.Advance(step);
        }

        if (frozen is { } stop)
        {
            clock.Frozen = stop;
        }

        return Clock();

        static double Speed(JsonElement value) =>
            value.ValueKind == JsonValueKind.Number && value.GetDouble() is > 0 and <= EmulatorClock.MaxSpeed
                ? value.GetDouble()
                : throw new FormatException($"'speed' must be a number more than 0 and at most {EmulatorClock.MaxSpeed}; 'frozen' stops the clock.");

        static TimeSpan Time(JsonElement value)
        {
            TimeSpan? time = value.ValueKind switch
            {
                JsonValueKind.Number when Math.Abs(value.GetDouble()) < TimeSpan.MaxValue.TotalSeconds => TimeSpan.FromSeconds(value.GetDouble()),
                JsonValueKind.String when TimeSpan.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var text) => text,
                _ => null,
            };
            return time >= TimeSpan.Zero && time <= EmulatorClock.MaxStep
                ? time.Value
                : throw new FormatException(
                    "'advance' must be seconds, or text as 1.02:03:04 (days, hours, minutes, seconds), and at most 100 years. The clock never goes back.");
        }
    }

    private JsonObject Quotas(JsonElement? changes)
    {
        lock (state.Gate)
        {
            if (changes is { } quotas)
            {
                state.Quotas.Read(quotas)();
            }

            return state.Quotas.Save();
        }
    }

    private JsonObject LoadState(JsonElement saved)
    {
        clock.AdvanceTo(StateFile.Load(state, saved.ValueKind == JsonValueKind.Undefined ? saved : saved.Clone()));
        return Status();
    }

    private JsonObject RemoveFaults(string? id)
    {
        int? number = id is null ? null : int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return faults.Remove(number)
            ? new JsonObject { ["faults"] = faults.List(withSpent: true) }
            : throw new FormatException($"There is no fault {id}.");
    }

    private JsonObject Records(Func<RecordsView, JsonObject> ask)
    {
        lock (state.Gate)
        {
            state.Settle(clock.Now);
            return ask(new RecordsView(state));
        }
    }

    private JsonObject ClearRequests()
    {
        journal.Clear();
        return new JsonObject { ["requests"] = new JsonArray() };
    }

    private static int Last(string query)
    {
        if (query.Length == 0)
        {
            return RequestJournal.Capacity;
        }

        return query.StartsWith("last=", StringComparison.Ordinal)
            && int.TryParse(query["last=".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? last
            : throw new FormatException("The requests take ?last=N, the number of requests to show.");
    }

    private static JsonObject Error(string message) => new() { ["error"] = message };

    private static HttpResponse Json(int status, JsonNode body) => new()
    {
        Status = status,
        ContentType = "application/json",
        Body = JsonSerializer.SerializeToUtf8Bytes(body, JsonOutput.Relaxed),
    };
}
