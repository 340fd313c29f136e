namespace Personalize;

/// <summary>A record of the users dataset: the API's <c>User</c>.</summary>
public sealed class User : ServiceObject
{
    /// <summary>The user's id (API: <c>userId</c>).</summary>
    public string? UserId { get; set; }

    /// <summary>The other columns of the dataset, JSON text of at most 24000 characters (API: <c>properties</c>).</summary>
    public string? Properties { get; set; }
}
