using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>The credentials are good, but no policy allows the operation.</summary>
public sealed class AccessDeniedException : PersonalizeException
{
    internal AccessDeniedException(string message, Exception? inner = null)
        : base(message, inner, "AccessDenied", ErrorCategory.PermissionDenied)
    {
    }
}
