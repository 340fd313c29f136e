using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>A quota of the account is used up (the service's <c>LimitExceededException</c>).</summary>
public sealed class LimitExceededException : PersonalizeException
{
    internal LimitExceededException(string message, Exception? inner = null)
        : base(message, inner, "LimitExceeded", ErrorCategory.LimitsExceeded)
    {
    }
}
