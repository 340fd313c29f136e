using System.Management.Automation;

namespace Personalize;

/// <summary>
/// An ARN that no call was made with: it isn't one, it is one of another kind of resource, or its region contradicts the one asked for.
/// </summary>
public sealed class InvalidArnException : PersonalizeException
{
    internal InvalidArnException(string message, string errorId)
        : base(message, inner: null, errorId, ErrorCategory.InvalidArgument)
    {
    }
}
