using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>A resource of that name exists already (the service's <c>ResourceAlreadyExistsException</c>).</summary>
public sealed class ResourceAlreadyExistsException : PersonalizeException
{
    internal ResourceAlreadyExistsException(string message, Exception? inner = null)
        : base(message, inner, "ResourceAlreadyExists", ErrorCategory.ResourceExists)
    {
    }
}
