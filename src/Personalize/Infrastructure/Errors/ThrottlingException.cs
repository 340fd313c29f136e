using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>The service asked to slow down, and did so until the attempts were spent.</summary>
public sealed class ThrottlingException : PersonalizeException
{
    internal ThrottlingException(string message, Exception? inner = null)
        : base(message, inner, "Throttled", ErrorCategory.LimitsExceeded)
    {
    }
}
