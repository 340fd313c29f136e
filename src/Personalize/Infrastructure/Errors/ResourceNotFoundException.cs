using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>There is no such resource (the service's <c>ResourceNotFoundException</c>).</summary>
public sealed class ResourceNotFoundException : PersonalizeException
{
    internal ResourceNotFoundException(string message, Exception? inner = null)
        : base(message, inner, "ResourceNotFound", ErrorCategory.ObjectNotFound)
    {
    }
}
