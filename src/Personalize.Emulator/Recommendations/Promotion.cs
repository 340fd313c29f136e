using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Recommendations;

/// <summary>A share of the recommendations that goes to items of a filter of its own.</summary>
internal sealed class Promotion
{
    private readonly string _name;
    private readonly int _percent;
    private readonly Func<int, bool> _passes;

    private Promotion(string name, int percent, Func<int, bool> passes)
    {
        _name = name;
        _percent = percent;
        _passes = passes;
    }

    /// <summary>The promotion that the request has, or null.</summary>
    /// <exception cref="ServiceError">Something of it is missing, or its filter can't be used.</exception>
    public static Promotion? Of(ServiceState state, OperationCall call, RecommendationSource source, string? userId, string? itemId, int count)
    {
        if (!call.Input.TryGetProperty("promotions", out var promotions) || promotions.ValueKind != JsonValueKind.Array || promotions.GetArrayLength() == 0)
        {
            return null;
        }

        var promotion = promotions[0];
        if (!Has(promotion, "name") || !Has(promotion, "percentPromotedItems") || !Has(promotion, "filterArn"))
        {
            throw ServiceError.InvalidInput("A promotion must have a name, percentPromotedItems and a filterArn.");
        }

        var passes = RequestFilter.Of(state, call.Now, source, promotion, userId, itemId);
        var self = itemId is null ? -1 : source.Records.Items.Find(itemId);
        return new Promotion(
            promotion.GetProperty("name").GetString()!, promotion.GetProperty("percentPromotedItems").GetInt32(), item => item != self && passes(item));
    }

    /// <summary>
    /// The recommendations with the promoted ones among them, spread evenly. Where fewer items can be promoted than should be, others
    /// take their places.
    /// </summary>
    public IEnumerable<(int Item, string? Promotion)> Place(ItemScores scores, int count, Func<int, bool> passes)
    {
        var share = Math.Min(count, (int)Math.Round(count * _percent / 100.0, MidpointRounding.AwayFromZero));
        var promoted = scores.Best(share, _passes);
        var others = scores.Best(count, item => passes(item) && !promoted.Contains(item));
        var total = Math.Min(count, promoted.Count + others.Count);
        var (nextPromoted, nextOther) = (0, 0);
        for (var place = 0; place < total; place++)
        {
            // Due when its share of the list so far is filled, or nothing else is left.
            var due = nextPromoted < promoted.Count && (((place + 1) * promoted.Count / total) > nextPromoted || nextOther == others.Count);
            yield return due ? (promoted[nextPromoted++], _name) : (others[nextOther++], null);
        }
    }

    private static bool Has(JsonElement promotion, string member) =>
        promotion.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null;
}
