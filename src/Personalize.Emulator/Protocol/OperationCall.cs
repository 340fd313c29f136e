using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.ServiceModel;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Protocol;

/// <summary>Answers a call whose input the model has no objection to; throws <see cref="ServiceError"/> where the state has.</summary>
internal delegate void OperationHandler(OperationCall call);

/// <summary>One call of an operation: its input, the time it is answered at, and where the answer goes.</summary>
internal sealed class OperationCall(Operation operation, JsonElement input, JsonOutput output, DateTimeOffset now, PageTokens tokens)
{
    private const int DefaultPageSize = 100;

    public Operation Operation { get; } = operation;

    /// <summary>The whole input, for as long as the call is answered.</summary>
    public JsonElement Input { get; } = input;

    /// <summary>Where the members of the answer are written; its outermost object is open already.</summary>
    public JsonOutput Output { get; } = output;

    /// <summary>The emulator's time, the same for the whole answer.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>A text of the input, or null.</summary>
    public string? Text(string member) => Present(member)?.GetString();

    /// <summary>A text that the model requires.</summary>
    public string Required(string member) =>
        Text(member) ?? throw new InvalidOperationException($"The model doesn't require '{member}' of {Operation.Name}.");

    /// <summary>A number of the input, or null.</summary>
    public int? Integer(string member) => Present(member)?.GetInt32();

    /// <summary>A yes or no of the input, or null.</summary>
    public bool? Flag(string member) => Present(member)?.GetBoolean();

    /// <summary>Anything of the input that is to be kept, or null.</summary>
    public JsonElement? Json(string member) => Present(member)?.Clone();

    /// <summary>All that the input gives, but for one member (which tells what it is given to).</summary>
    public JsonElement Settings(string except) => JsonSerializer.SerializeToElement(Operation.Input.Members
        .Where(member => member.Name != except && Present(member.Name) is not null)
        .ToDictionary(member => member.Name, member => Present(member.Name)!.Value));

    /// <summary>Writes one page of a list, and the token of the next where there is more.</summary>
    /// <param name="all">The whole list in the order of creation.</param>
    /// <param name="writeMembers">Writes what the list tells of one.</param>
    public void Page<T>(IReadOnlyList<T> all, Action<OperationCall, T> writeMembers)
        where T : Resource => Page(all, resource => resource.Sequence, writeMembers);

    /// <summary>The same for a list of anything that has an order.</summary>
    public void Page<T>(IReadOnlyList<T> all, Func<T, long> sequence, Action<OperationCall, T> writeMembers)
    {
        var paginator = Operation.Paginator!;
        var query = Query(paginator);
        var first = Text(paginator.InputToken) is { } token ? FirstAfter(all, sequence, tokens.Read(query, token, Now)) : 0;
        var end = Math.Min(all.Count, first + (Integer(paginator.Limit) ?? DefaultPageSize));

        Output.BeginList(paginator.Result);
        long last = 0;
        for (var i = first; i < end; i++)
        {
            var resource = all[i];
            last = sequence(resource);
            Output.BeginObject();
            writeMembers(this, resource);
            Output.EndObject();
        }

        Output.EndList();
        if (end < all.Count)
        {
            Output.Member(paginator.OutputToken, tokens.Create(query, last, Now));
        }
    }

    private JsonElement? Present(string member) =>
        Input.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>What a token is bound to: the operation with everything in its input but token and page size.</summary>
    private string Query(Paginator paginator)
    {
        var filters = Operation.Input.Members
            .Where(member => member.Name != paginator.InputToken && member.Name != paginator.Limit)
            .Select(member => $"{member.Name}={Present(member.Name)?.GetRawText()}");
        return $"{Operation.Name}?{string.Join('&', filters)}";
    }

    /// <summary>Where the list goes on, even if what the last page ended with is gone.</summary>
    private static int FirstAfter<T>(IReadOnlyList<T> all, Func<T, long> sequence, long last)
    {
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sequence(all[middle]) <= last ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
