using System;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>
/// A call of the service that failed. Every failure is one of the derived types, so that a script can catch the one it knows what to do about.
/// </summary>
public class PersonalizeException : Exception, IContainsErrorRecord
{
    private readonly string _errorId;
    private readonly ErrorCategory _category;

    internal PersonalizeException(string message, Exception? inner, string errorId, ErrorCategory category)
        : base(message, inner)
    {
        _errorId = errorId;
        _category = category;
    }

    /// <summary>The API's name of the operation that failed, such as <c>DescribeSolutionVersion</c>.</summary>
    public string? Operation => Call?.Operation;

    /// <summary>The service's own code of the error, such as <c>ResourceNotFoundException</c>; absent where the service gave none.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>The HTTP status of the answer; 0 where there was no answer.</summary>
    public int StatusCode => Call?.StatusCode ?? 0;

    /// <summary>The service's id of the request, which AWS Support asks for; absent where there was no answer.</summary>
    public string? RequestId => Call?.RequestId;

    /// <summary>The region that was asked.</summary>
    public string? Region => Call?.Region;

    /// <summary>How often the request went out, the first time included; 0 where it never did.</summary>
    public int Attempts => Call?.Attempts ?? 0;

    /// <summary>The error record for PowerShell's error stream: the exception itself, with its id and category.</summary>
    public ErrorRecord ErrorRecord => new(this, _errorId, _category, targetObject: null);

    internal CallReport? Call { get; set; }

    internal ErrorRecord ToErrorRecord(object? target) => new(this, _errorId, _category, target);
}
