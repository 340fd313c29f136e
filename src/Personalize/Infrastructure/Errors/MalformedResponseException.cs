using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>The answer can't be read: it isn't JSON, it is cut off, or it makes no sense.</summary>
public sealed class MalformedResponseException : PersonalizeException
{
    internal MalformedResponseException(string message, Exception? inner = null)
        : base(message, inner, "MalformedResponse", ErrorCategory.InvalidData)
    {
    }
}
