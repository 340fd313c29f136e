using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>The resource would have more tags than the service allows (the service's <c>TooManyTagsException</c>).</summary>
public sealed class TooManyTagsException : PersonalizeException
{
    internal TooManyTagsException(string message, Exception? inner = null)
        : base(message, inner, "TooManyTags", ErrorCategory.LimitsExceeded)
    {
    }
}
