using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>The service gave no answer in the time that was allowed.</summary>
public sealed class RequestTimeoutException : PersonalizeException
{
    internal RequestTimeoutException(string message, Exception? inner = null)
        : base(message, inner, "RequestTimeout", ErrorCategory.OperationTimeout)
    {
    }
}
