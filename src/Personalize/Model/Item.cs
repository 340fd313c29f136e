using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A record of the items dataset: the API's <c>Item</c>.</summary>
public sealed class Item : ServiceObject
{
    /// <summary>The item's id (API: <c>itemId</c>).</summary>
    [RequiredRule]
    [LengthRule(1, 256)]
    public string? ItemId { get; set; }

    /// <summary>The other columns of the dataset, JSON text of at most 32000 characters (API: <c>properties</c>).</summary>
    [JsonText]
    [LengthRule(1, 32000)]
    public string? Properties { get; set; }
}
