using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>There are no credentials, or the service does not know them, or they have expired.</summary>
public sealed class CredentialException : PersonalizeException
{
    internal CredentialException(string message, Exception? inner = null)
        : base(message, inner, "CredentialFailure", ErrorCategory.AuthenticationError)
    {
    }
}
