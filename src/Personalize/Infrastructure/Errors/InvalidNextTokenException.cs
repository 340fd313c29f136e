using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>The token is not one that the service gave out for this list, or it is too old (the service's <c>InvalidNextTokenException</c>).</summary>
public sealed class InvalidNextTokenException : PersonalizeException
{
    internal InvalidNextTokenException(string message, Exception? inner = null)
        : base(message, inner, "InvalidNextToken", ErrorCategory.InvalidArgument)
    {
    }
}
