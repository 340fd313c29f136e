using System;
using System.Collections;
using System.Collections.Specialized;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Personalize.Emulator;

/// <summary>Starts emulators inside a process: what a PowerShell session does, by reflection, so only types of .NET's own are used.</summary>
public static class EmulatorHost
{
    /// <summary>Starts an emulator on 127.0.0.1 that runs until the returned object is disposed.</summary>
    /// <param name="args">The arguments of the executable; without <c>--port</c> a free port is taken.</param>
    /// <param name="url">Where it answers, e.g. <c>http://127.0.0.1:41234</c>.</param>
    /// <returns>The running emulator; disposing it ends it at once.</returns>
    /// <exception cref="ArgumentException">An argument is unknown, or its value is not what it must be.</exception>
    /// <exception cref="IOException">The port cannot be had.</exception>
    public static IDisposable Start(string[] args, out string url)
    {
        var emulator = new Emulator(EmulatorOptions.Parse(args, defaultPort: 0));
        url = emulator.Url;
        return emulator;
    }

    /// <summary>Asks or tells a running emulator what could be asked or told over HTTP under <c>/_emulator</c>, without the way round.</summary>
    /// <param name="server">What <see cref="Start"/> returned.</param>
    /// <param name="method">GET, POST or DELETE.</param>
    /// <param name="path">What stands after <c>/_emulator/</c>: nothing, <c>clock</c>, <c>faults</c>, <c>failures</c>, <c>quotas</c>, <c>state</c>, <c>requests</c> or
    /// <c>records</c>; with a query where it takes one, as in <c>records/films/interactions?first=10</c>.</param>
    /// <param name="body">What to set, where there is something.</param>
    /// <returns>Dictionaries, arrays of objects, texts, numbers (<see cref="long"/> or <see cref="double"/>), truths and times (UTC).</returns>
    /// <exception cref="ArgumentException">There is no such thing, or the body is not what it must be.</exception>
    public static object? Control(IDisposable server, string method, string path, IDictionary? body)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var content = body is null ? default : JsonSerializer.SerializeToElement(body, body.GetType());
            var parts = path.Split('?', 2);
            return Plain(((Emulator)server).Control.Ask(method, parts[0], parts.Length > 1 ? parts[1] : string.Empty, content)
                ?? throw new ArgumentException($"There is no {method} {path}."));
        }
        catch (FormatException error)
        {
            throw new ArgumentException(error.Message, error);
        }
    }

    /// <summary>Saves what a running emulator holds to a file, from which <c>--state</c> loads it again.</summary>
    /// <param name="server">What <see cref="Start"/> returned.</param>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(IDisposable server, string path)
    {
        ArgumentNullException.ThrowIfNull(server);
        ((Emulator)server).Save(path);
    }

    private static object? Plain(JsonNode? node)
    {
        switch (node)
        {
            case null:
                return null;
            case JsonArray array:
                return array.Select(Plain).ToArray();
            case JsonObject members:
                var dictionary = new OrderedDictionary();
                foreach (var (name, value) in members)
                {
                    dictionary.Add(name, Plain(value));
                }

                return dictionary;
            default:
                return node.GetValue<object>() switch
                {
                    JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
                    JsonElement { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var whole) ? whole : number.GetDouble(),
                    JsonElement truth => truth.GetBoolean(),
                    int number => (long)number,
                    var value => value,
                };
        }
    }
}
