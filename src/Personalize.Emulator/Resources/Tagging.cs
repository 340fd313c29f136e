using System.Linq;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>The operations on tags, for resources of any kind that can have them.</summary>
internal sealed class Tagging(ServiceState state)
{
    public void Tag(OperationCall call)
    {
        var arn = Taggable(call);
        state.Tags.Add(arn, TagTable.Read(call, "tags"));
    }

    public void Untag(OperationCall call)
    {
        var arn = Taggable(call);
        var keys = call.Json("tagKeys")!.Value.EnumerateArray().Select(key => key.GetString()!).ToHashSet();
        if (keys.Count > TagTable.Most)
        {
            throw new ServiceError("TooManyTagKeysException", 400, $"{TagTable.Most} tags can be taken away at a time at the most.");
        }

        state.Tags.Remove(arn, keys);
    }

    public void List(OperationCall call)
    {
        var arn = Taggable(call);
        call.Output.BeginList("tags");
        foreach (var (key, value) in state.Tags.Of(arn))
        {
            call.Output.BeginObject();
            call.Output.Member("tagKey", key);
            call.Output.Member("tagValue", value);
            call.Output.EndObject();
        }

        call.Output.EndList();
    }

    private string Taggable(OperationCall call)
    {
        var (kind, resource) = state.Find(call.Required("resourceArn"));
        if (!kind.Taggable)
        {
            throw ServiceError.InvalidInput($"A resource of this kind can't have tags: {resource.Arn}");
        }

        return call.Operation.Name == "ListTagsForResource" || resource.StatusAt(call.Now) is not (Status.DeletePending or Status.DeleteInProgress)
            ? resource.Arn
            : throw ServiceError.InUse($"The resource is being deleted: {resource.Arn}");
    }
}
