using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Personalize.Emulator.Sample;

/// <summary>An item of the sample.</summary>
/// <param name="Id">Its id, readable: <c>the-quiet-harbour</c>.</param>
/// <param name="Kind">The kind that users have a taste for.</param>
/// <param name="Fields">What an items dataset may want to know of it; a schema takes what it has columns for.</param>
internal sealed record SampleItem(string Id, string Kind, IReadOnlyDictionary<string, object> Fields);

/// <summary>What items and events there are in a group of the sample: films and their viewers, or goods and their buyers.</summary>
internal sealed class SampleWorld
{
    /// <summary>What a next-best-action recipe has to choose among.</summary>
    public static readonly string[] Actions =
        ["download-app", "join-loyalty-programme", "leave-a-review", "refer-a-friend", "renew-membership", "subscribe-to-newsletter"];

    private static readonly string[] FilmAdjectives =
        ["Quiet", "Last", "Broken", "Golden", "Distant", "Hidden", "Burning", "Silver",
            "Frozen", "Borrowed", "Restless", "Hollow", "Paper", "Second", "Blue", "Endless"];

    private static readonly string[] FilmNouns =
        ["Harbour", "Witness", "Orchard", "Signal", "Winter", "Bridge", "Letter", "Garden", "Tide",
            "Station", "Lantern", "Promise", "River", "Archive", "Summer"];

    private static readonly string[] Materials =
        ["Oak", "Walnut", "Linen", "Cotton", "Wool", "Steel", "Copper", "Glass", "Leather", "Ceramic", "Bamboo", "Canvas", "Marble", "Brass", "Cork"];

    private static readonly (string Category, string Product)[] Goods =
    [
        ("furniture", "Desk"), ("furniture", "Shelf"), ("furniture", "Stool"), ("housewares", "Bowl"), ("housewares", "Jug"), ("housewares", "Tray"),
        ("apparel", "Jacket"), ("apparel", "Scarf"), ("apparel", "Hat"), ("tools", "Hammer"), ("tools", "Lamp"), ("tools", "Box"),
        ("garden", "Planter"), ("garden", "Bench"), ("accessories", "Bag"), ("accessories", "Belt"),
    ];

    private readonly bool _films;

    private SampleWorld(bool films) => _films = films;

    public int Seed => _films ? 20190610 : 20180522;

    /// <summary>The kinds of items.</summary>
    public string[] Kinds => _films
        ? ["Action", "Comedy", "Crime", "Documentary", "Drama", "Fantasy", "Romance", "Thriller"]
        : [.. Goods.Select(good => good.Category).Distinct()];

    /// <summary>The types of events, as often as they are frequent.</summary>
    public string[] EventTypes => _films
        ? ["watch", "watch", "watch", "click", "click", "like"]
        : ["View", "View", "View", "View", "AddToCart", "Purchase"];

    /// <summary>The world for a dataset group.</summary>
    public static SampleWorld Of(string groupName, string? domain) => new(
        domain == "VIDEO_ON_DEMAND"
            || (domain is null && (groupName.Contains("film", StringComparison.OrdinalIgnoreCase) || groupName.Contains("video", StringComparison.OrdinalIgnoreCase))));

    /// <summary>The items, the most popular of each kind first.</summary>
    public IReadOnlyList<SampleItem> Items() => _films ? [.. Films()] : [.. Products()];

    private IEnumerable<SampleItem> Films()
    {
        string[] countries = ["FR", "GB", "IT", "JP", "KR", "US"];
        for (var i = 0; i < FilmAdjectives.Length * FilmNouns.Length; i++)
        {
            // Steps that share no factor with the lengths visit every pair once, in an order that looks like none.
            var (adjective, noun) = (FilmAdjectives[i % FilmAdjectives.Length], FilmNouns[i * 7 % FilmNouns.Length]);
            var (kind, second) = (Kinds[i * 5 % Kinds.Length], Kinds[i / 3 % Kinds.Length]);
            var genres = kind == second ? kind : $"{kind}|{second}";
            var year = 1960 + (i * 37 % 65);
            yield return new SampleItem(Slug($"The {adjective} {noun}"), kind, new Dictionary<string, object>
            {
                ["TITLE"] = $"The {adjective} {noun}",
                ["GENRE"] = genres,
                ["GENRES"] = genres,
                ["YEAR"] = (double)year,
                ["RELEASE_YEAR"] = (double)year,
                ["COUNTRY"] = countries[i * 11 % countries.Length],
                ["DIRECTOR"] = $"{"ABCDEFGHIJKLMNOPRSTVW"[i % 21]}. {FilmNouns[i * 4 % FilmNouns.Length]}",
                ["SYNOPSIS"] = $"A {adjective.ToLowerInvariant()} {noun.ToLowerInvariant()}, and what came of it in {year.ToString(CultureInfo.InvariantCulture)}.",
                ["LICENCE_MARGIN"] = Math.Round(0.05 + (i * 13 % 40 / 100.0), 2),
                ["CREATION_TIMESTAMP"] = (double)new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
            });
        }
    }

    private static IEnumerable<SampleItem> Products()
    {
        for (var i = 0; i < Materials.Length * Goods.Length; i++)
        {
            var (category, product) = Goods[i % Goods.Length];
            var material = Materials[i * 7 % Materials.Length];
            var price = Math.Round(9.5 + (i * 53 % 190), 2);
            yield return new SampleItem(Slug($"{material} {product}"), category, new Dictionary<string, object>
            {
                ["TITLE"] = $"{material} {product}",
                ["NAME"] = $"{material} {product}",
                ["CATEGORY"] = category,
                ["CATEGORY_L1"] = category,
                ["CATEGORY_L2"] = product.ToLowerInvariant(),
                ["BRAND"] = Materials[i * 4 % Materials.Length] + " & Sons",
                ["PRICE"] = price,
                ["MARGIN"] = Math.Round(price * (0.1 + (i % 5 / 20.0)), 2),
                ["DESCRIPTION"] = $"{product} of {material.ToLowerInvariant()}.",
                ["PRODUCT_DESCRIPTION"] = $"{product} of {material.ToLowerInvariant()}.",
                ["CREATION_TIMESTAMP"] = (double)new DateTimeOffset(2015 + (i % 10), 1 + (i % 12), 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
            });
        }
    }

    private static string Slug(string title) => title.ToLowerInvariant().Replace(' ', '-');
}
