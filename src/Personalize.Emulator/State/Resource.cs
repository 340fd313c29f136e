using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Personalize.Emulator.State;

/// <summary>
/// What every resource has. A kind's own properties are named as the members of the API, so that descriptions, lists and the saved
/// state can be written from them.
/// </summary>
internal abstract class Resource : ILiving
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required Lifecycle Lifecycle { get; set; }

    /// <summary>Its place in the order of creation, among all of its kind.</summary>
    public long Sequence { get; set; }

    /// <summary>The last change that was asked for, for kinds that tell of it.</summary>
    public Change? LatestUpdate { get; set; }

    [JsonIgnore]
    public DateTimeOffset Created => Lifecycle.Created;

    /// <summary>The state at a time.</summary>
    public string StatusAt(DateTimeOffset now) => Lifecycle.At(now).Status;

    /// <summary>Whether it is ACTIVE.</summary>
    public bool IsActive(DateTimeOffset now) => StatusAt(now) == Status.Active;

    /// <summary>Whether a change of it is under way.</summary>
    public bool IsChanging(DateTimeOffset now) => LatestUpdate is { } update && Status.IsTransient(update.Lifecycle.At(now).Status);
}

/// <summary>A change of a resource's settings and what became of it.</summary>
internal sealed class Change : ILiving
{
    /// <summary>The new settings, as the request named them.</summary>
    public required JsonElement Settings { get; init; }

    public required Lifecycle Lifecycle { get; init; }

    /// <summary>Whether the resource has taken the settings over.</summary>
    public bool Applied { get; set; }

    /// <summary>A setting, or null where the request left it as it was.</summary>
    public JsonElement? Find(string setting) => Settings.TryGetProperty(setting, out var value) ? value : null;

    /// <summary>A text that every such change has.</summary>
    public string Required(string setting) => Settings.GetProperty(setting).GetString()!;
}
