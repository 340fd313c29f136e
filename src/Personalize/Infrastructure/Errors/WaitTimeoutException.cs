using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>A resource was waited for, and the time that was allowed for it has passed. It goes on as it was.</summary>
public sealed class WaitTimeoutException : PersonalizeException
{
    internal WaitTimeoutException(string message, string arn, string? status, TimeSpan elapsed, Exception? inner = null)
        : base(message, inner, "WaitTimeout", ErrorCategory.OperationTimeout)
    {
        Arn = arn;
        Status = status;
        Elapsed = elapsed;
    }

    /// <summary>The resource's ARN.</summary>
    public string Arn { get; }

    /// <summary>The state that it was last seen in; absent where it never was.</summary>
    public string? Status { get; }

    /// <summary>How long it was waited for.</summary>
    public TimeSpan Elapsed { get; }
}
