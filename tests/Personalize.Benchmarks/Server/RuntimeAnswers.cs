using System;
using System.Linq;

namespace Personalize.Benchmarks.Server;

/// <summary>The answers of the runtime and event APIs: 25 recommended items, and nothing for events that were taken.</summary>
internal sealed class RuntimeAnswers
{
    private const int Items = 25;

    private readonly Answer _recommendations = new(
        200,
        $$"""{"itemList":[{{string.Join(",", Enumerable.Range(0, Items).Select(Item))}}],"recommendationId":"RID-3f8e2a5c-7d41-4b6e-9a0f-2c5d8e7b1a34"}""");

    private readonly Answer _taken = new(200, "");

    /// <summary>The length of the longest.</summary>
    public int MaxLength => Math.Max(_recommendations.Length, _taken.Length);

    /// <summary>The answer to a request line, or <see langword="null"/> where the path is none of theirs.</summary>
    public Answer? Of(ReadOnlySpan<byte> head) =>
        head.StartsWith("POST /events "u8) ? _taken : head.StartsWith("POST /recommendations "u8) ? _recommendations : null;

    private static string Item(int number) =>
        $$"""{"itemId":"item-{{number * 7919 % 10007:D5}}","score":0.0{{number * 104729 % 999983:D6}},"promotionName":null,"metadata":null}""";
}
