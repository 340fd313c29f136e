using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>The service does not accept a value that it was given (the service's <c>InvalidInputException</c>).</summary>
public sealed class InvalidInputException : PersonalizeException
{
    internal InvalidInputException(string message, Exception? inner = null)
        : base(message, inner, "InvalidInput", ErrorCategory.InvalidArgument)
    {
    }
}
