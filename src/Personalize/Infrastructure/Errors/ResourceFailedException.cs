using System.Management.Automation;

namespace Personalize;

/// <summary>A resource that was waited for ended in another state, and won't leave it by itself.</summary>
public sealed class ResourceFailedException : PersonalizeException
{
    internal ResourceFailedException(string message, string arn, string? status, string? failureReason)
        : base(message, inner: null, "ResourceFailed", ErrorCategory.InvalidResult)
    {
        Arn = arn;
        Status = status;
        FailureReason = failureReason;
    }

    /// <summary>The resource's ARN.</summary>
    public string Arn { get; }

    /// <summary>The state that it, or its last update, ended in.</summary>
    public string? Status { get; }

    /// <summary>Why, in the service's words; absent where it gives no reason.</summary>
    public string? FailureReason { get; }
}
