using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A record of the users dataset: the API's <c>User</c>.</summary>
public sealed class User : ServiceObject
{
    /// <summary>The user's id (API: <c>userId</c>).</summary>
    [RequiredRule]
    [LengthRule(1, 256)]
    public string? UserId { get; set; }

    /// <summary>The other columns of the dataset, JSON text of at most 24000 characters (API: <c>properties</c>).</summary>
    [JsonText]
    [LengthRule(1, 24000)]
    public string? Properties { get; set; }
}
