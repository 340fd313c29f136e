using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A label on a resource: the API's <c>Tag</c>.</summary>
public sealed class Tag : ServiceObject
{
    /// <summary>The tag's key (API: <c>tagKey</c>).</summary>
    [RequiredRule]
    [PatternRule(@"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$", "text of letters, digits, spaces and the signs _ . : / = + - @", 128)]
    [LengthRule(1, 128)]
    public string? TagKey { get; set; }

    /// <summary>The tag's value, which may be empty (API: <c>tagValue</c>).</summary>
    [RequiredRule]
    [PatternRule(@"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$", "text of letters, digits, spaces and the signs _ . : / = + - @", 256)]
    public string? TagValue { get; set; }
}
