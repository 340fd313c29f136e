using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>The resource is in use, or in a state in which that can't be done (the service's <c>ResourceInUseException</c>).</summary>
public sealed class ResourceInUseException : PersonalizeException
{
    internal ResourceInUseException(string message, Exception? inner = null)
        : base(message, inner, "ResourceInUse", ErrorCategory.ResourceBusy)
    {
    }
}
