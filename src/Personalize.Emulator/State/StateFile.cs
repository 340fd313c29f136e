using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.State;

/// <summary>
/// The whole state as one JSON document: its version, the account, the time at which it was saved, and every kind's resources as
/// they are.
/// </summary>
internal static class StateFile
{
    /// <summary>How resources are written.</summary>
    public static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JsonOutput.Relaxed.Encoder,
        WriteIndented = true,
        Converters = { new LifecycleConverter() },
    };

    private const int Version = 1;

    /// <summary>All that is held at that time.</summary>
    public static JsonObject Save(ServiceState state, DateTimeOffset now)
    {
        lock (state.Gate)
        {
            state.Settle(now);
            var saved = new JsonObject
            {
                ["version"] = Version,
                ["region"] = state.Region,
                ["account"] = state.Account,
                ["now"] = now,
                ["quotas"] = state.Quotas.Save(),
                ["tags"] = state.Tags.Save(),
            };
            foreach (var (name, part) in state.Parts)
            {
                saved[name] = part.Save();
            }

            return saved;
        }
    }

    /// <summary>Puts what was saved in the place of what is held; nothing is changed where it can't be read.</summary>
    /// <returns>When it was saved: the clock must not stand before that.</returns>
    /// <exception cref="FormatException">It isn't a state of this version, account and region.</exception>
    public static DateTimeOffset Load(ServiceState state, JsonElement saved)
    {
        if (saved.ValueKind != JsonValueKind.Object || !saved.TryGetProperty("version", out var version))
        {
            throw new FormatException("This is not a saved state: it must be a JSON object with 'version'.");
        }

        if (version.ValueKind != JsonValueKind.Number || version.GetDouble() != Version)
        {
            throw new FormatException($"The saved state is of version {version.GetRawText()}; this emulator reads version {Version}.");
        }

        try
        {
            var (region, account) = (saved.GetProperty("region").GetString(), saved.GetProperty("account").GetString());
            if (region != state.Region || account != state.Account)
            {
                throw new FormatException(
                    $"The saved state is of account {account} in {region}; this emulator is account {state.Account} in {state.Region}.");
            }

            // All is read before anything is changed.
            List<Action> changes = [state.Quotas.Read(saved.GetProperty("quotas")), state.Tags.Read(saved.GetProperty("tags"))];
            changes.AddRange(state.Parts.Select(part => part.Part.Read(saved.TryGetProperty(part.Name, out var content) ? content : null)));
            var now = saved.GetProperty("now").GetDateTimeOffset();
            lock (state.Gate)
            {
                changes.ForEach(change => change());
            }

            return now;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"The saved state can't be read: {error.Message}", error);
        }
    }

    /// <summary>Writes it to a file: whole or not at all.</summary>
    public static void SaveTo(string path, ServiceState state, DateTimeOffset now)
    {
        var full = Path.GetFullPath(path);
        var unfinished = full + ".tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(unfinished, Save(state, now).ToJsonString(Format));
        File.Move(unfinished, full, overwrite: true);
    }

    /// <summary>Reads it from a file.</summary>
    /// <exception cref="FormatException">The file isn't a state.</exception>
    public static DateTimeOffset LoadFrom(string path, ServiceState state)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Load(state, document.RootElement.Clone());
        }
        catch (JsonException error)
        {
            throw new FormatException($"The saved state in {path} is not JSON: {error.Message}", error);
        }
    }

    private sealed class LifecycleConverter : JsonConverter<Lifecycle>
    {
        public override Lifecycle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Lifecycle.Of(JsonSerializer.Deserialize<List<LifecycleStep>>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, Lifecycle value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Steps, options);
    }
}

/// <summary>A part of the state that is saved and loaded under a name of its own.</summary>
internal interface IStatePart
{
    /// <summary>All that is held, as JSON.</summary>
    JsonNode Save();

    /// <summary>What <see cref="Save"/> made, read (null where the file has none); the result puts it in the place of what is held.</summary>
    Action Read(JsonElement? saved);
}
