using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>The service failed (HTTP 5xx), and did so until the attempts were spent; or it answered with an error that the module doesn't know.</summary>
public sealed class ServiceException : PersonalizeException
{
    internal ServiceException(string message, Exception? inner = null)
        : base(message, inner, "ServiceFailure", ErrorCategory.ResourceUnavailable)
    {
    }
}
