using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A record of the actions dataset: the API's <c>Action</c>.</summary>
public sealed class Action : ServiceObject
{
    /// <summary>The action's id (API: <c>actionId</c>).</summary>
    [RequiredRule]
    [LengthRule(1, 256)]
    public string? ActionId { get; set; }

    /// <summary>The other columns of the dataset, JSON text of at most 32000 characters (API: <c>properties</c>).</summary>
    [JsonText]
    [LengthRule(1, 32000)]
    public string? Properties { get; set; }
}
