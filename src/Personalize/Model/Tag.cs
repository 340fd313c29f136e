namespace Personalize;

/// <summary>A label on a resource: the API's <c>Tag</c>.</summary>
public sealed class Tag : ServiceObject
{
    /// <summary>The tag's key (API: <c>tagKey</c>).</summary>
    public string? TagKey { get; set; }

    /// <summary>The tag's value, which may be empty (API: <c>tagValue</c>).</summary>
    public string? TagValue { get; set; }
}
