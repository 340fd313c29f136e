using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.State;

/// <summary>The tags of all resources, by ARN: they go with their resource.</summary>
internal sealed class TagTable
{
    /// <summary>How many tags a resource can have.</summary>
    public const int Most = 50;

    private readonly Dictionary<string, List<KeyValuePair<string, string>>> _byArn = [];

    /// <summary>The tags in a request, each key once and none of AWS's own.</summary>
    /// <exception cref="ServiceError">They can't be given.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(OperationCall call, string member)
    {
        if (call.Json(member) is not { } given)
        {
            return [];
        }

        List<KeyValuePair<string, string>> tags =
        [
            .. given.EnumerateArray().Select(tag => KeyValuePair.Create(tag.GetProperty("tagKey").GetString()!, tag.GetProperty("tagValue").GetString()!)),
        ];
        if (tags.Find(tag => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)).Key is { } reserved)
        {
            throw ServiceError.InvalidInput($"Tag keys that begin with 'aws:' are reserved: {reserved}");
        }

        if (tags.GroupBy(tag => tag.Key).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw ServiceError.InvalidInput($"The tag key is given more than once: {twice.Key}");
        }

        return tags.Count <= Most ? tags : throw TooMany();
    }

    /// <summary>The tags of a resource, in the order in which they came.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Of(string arn) => _byArn.TryGetValue(arn, out var tags) ? tags : [];

    /// <summary>Gives tags; those with known keys get the new value.</summary>
    /// <exception cref="ServiceError">There would be too many.</exception>
    public void Add(string arn, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        if (tags.Count == 0)
        {
            return;
        }

        var known = Of(arn);
        List<KeyValuePair<string, string>> all =
        [
            .. known.Select(old => tags.FirstOrDefault(tag => tag.Key == old.Key) is { Key: not null } changed ? changed : old),
            .. tags.Where(tag => !known.Any(old => old.Key == tag.Key)),
        ];
        _byArn[arn] = all.Count <= Most ? all : throw TooMany();
    }

    /// <summary>Takes tags away; keys that the resource doesn't have are none of its business.</summary>
    public void Remove(string arn, IReadOnlySet<string> keys)
    {
        if (_byArn.TryGetValue(arn, out var tags))
        {
            tags.RemoveAll(tag => keys.Contains(tag.Key));
        }
    }

    /// <summary>The resource is gone.</summary>
    public void Forget(string arn) => _byArn.Remove(arn);

    /// <summary>All tags as JSON: ARN, key, value.</summary>
    public JsonObject Save() => new(_byArn
        .Where(entry => entry.Value.Count > 0)
        .Select(entry => KeyValuePair.Create<string, JsonNode?>(
            entry.Key,
            new JsonObject(entry.Value.Select(tag => KeyValuePair.Create<string, JsonNode?>(tag.Key, JsonValue.Create(tag.Value)))))));

    /// <summary>What <see cref="Save"/> made, read; the result puts it in the place of what is held.</summary>
    public Action Read(JsonElement saved)
    {
        var read = saved.EnumerateObject().ToDictionary(
            entry => entry.Name,
            entry => entry.Value.EnumerateObject().Select(tag => KeyValuePair.Create(tag.Name, tag.Value.GetString()!)).ToList());
        return () =>
        {
            _byArn.Clear();
            foreach (var (arn, tags) in read)
            {
                _byArn.Add(arn, tags);
            }
        };
    }

    private static ServiceError TooMany() => new("TooManyTagsException", 400, $"A resource can have {Most} tags at the most.");
}
