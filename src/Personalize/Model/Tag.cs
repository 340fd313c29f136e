using Personalize.Infrastructure;

namespace Personalize;

/// <summary>A label on a resource: the API's <c>Tag</c>.</summary>
public sealed class Tag : ServiceObject
{
    /// <summary>The tag's key (API: <c>tagKey</c>).</summary>
    [RequiredRule]
    [TagKeyRule]
    public string? TagKey { get; set; }

    /// <summary>The tag's value, which may be empty (API: <c>tagValue</c>).</summary>
    [RequiredRule]
    [TagValueRule]
    public string? TagValue { get; set; }
}

/// <summary>A tag, and the resource that has it.</summary>
public sealed class ResourceTag
{
    /// <summary>The ARN of the resource (API: <c>resourceArn</c>).</summary>
    public string? ResourceArn { get; set; }

    /// <summary>The tag's key (API: <c>tagKey</c>).</summary>
    public string? TagKey { get; set; }

    /// <summary>The tag's value, which may be empty (API: <c>tagValue</c>).</summary>
    public string? TagValue { get; set; }
}
