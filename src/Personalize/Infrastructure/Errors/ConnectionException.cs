using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>The service could not be reached, or the connection broke: name resolution, refusal, TLS, reset.</summary>
public sealed class ConnectionException : PersonalizeException
{
    internal ConnectionException(string message, Exception? inner = null)
        : base(message, inner, "ConnectionFailure", ErrorCategory.ConnectionError)
    {
    }
}
