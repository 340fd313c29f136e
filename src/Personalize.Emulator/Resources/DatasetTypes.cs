using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.Resources;

/// <summary>A type of dataset: the columns that its schema must have, and those that it must have in a domain besides.</summary>
internal sealed record DatasetType(
    string Name, bool CustomOnly, bool Metadata, IReadOnlyList<string> Required, IReadOnlyDictionary<string, string[]> RequiredInDomain)
{
    /// <summary>Holds a schema against the type.</summary>
    /// <exception cref="ServiceError">A column is missing.</exception>
    public void Check(AvroRecord schema, string? domain)
    {
        string[] required = [.. Required, .. domain is not null && RequiredInDomain.TryGetValue(domain, out var more) ? more : []];
        var missing = required.Where(name => schema.Find(name) is null).ToList();
        if (missing.Count > 0)
        {
            throw ServiceError.InvalidInput($"The schema of a dataset of type {Name} must have the fields {string.Join(", ", required)}; it lacks {string.Join(", ", missing)}.");
        }

        if (Metadata && schema.Fields.Count == required.Length && domain is null)
        {
            throw ServiceError.InvalidInput($"The schema of a dataset of type {Name} must have at least one field besides {string.Join(", ", required)}.");
        }
    }
}

/// <summary>The types of datasets.</summary>
internal static class DatasetTypes
{
    public const string Interactions = "INTERACTIONS";
    public const string Items = "ITEMS";
    public const string Users = "USERS";
    public const string Actions = "ACTIONS";
    public const string ActionInteractions = "ACTION_INTERACTIONS";

    private const string Ecommerce = "ECOMMERCE";
    private const string VideoOnDemand = "VIDEO_ON_DEMAND";

    private static readonly DatasetType[] All =
    [
        new(Interactions, false, false, ["USER_ID", "ITEM_ID", "TIMESTAMP"], new Dictionary<string, string[]>
        {
            [Ecommerce] = ["EVENT_TYPE"],
            [VideoOnDemand] = ["EVENT_TYPE"],
        }),
        new(Items, false, true, ["ITEM_ID"], new Dictionary<string, string[]>
        {
            [Ecommerce] = ["PRICE", "CATEGORY_L1"],
            [VideoOnDemand] = ["GENRES", "CREATION_TIMESTAMP"],
        }),
        new(Users, false, true, ["USER_ID"], new Dictionary<string, string[]>()),
        new(Actions, true, true, ["ACTION_ID"], new Dictionary<string, string[]>()),
        new(ActionInteractions, true, false, ["USER_ID", "ACTION_ID", "EVENT_TYPE", "TIMESTAMP"], new Dictionary<string, string[]>()),
    ];

    /// <summary>The type of that name, whatever its case.</summary>
    /// <exception cref="ServiceError">There is none in such a group.</exception>
    public static DatasetType Get(string name, string? domain)
    {
        var types = All.Where(type => domain is null || !type.CustomOnly).ToList();
        return types.Find(type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw ServiceError.InvalidInput(
                $"The datasetType must be one of {string.Join(", ", types.Select(type => type.Name))}{(domain is null ? string.Empty : $" in the domain {domain}")}, not {name}.");
    }
}
