using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>The request names more tag keys than the service allows (the service's <c>TooManyTagKeysException</c>).</summary>
public sealed class TooManyTagKeysException : PersonalizeException
{
    internal TooManyTagKeysException(string message, Exception? inner = null)
        : base(message, inner, "TooManyTagKeys", ErrorCategory.LimitsExceeded)
    {
    }
}
