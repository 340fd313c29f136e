using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>A cmdlet that makes many calls, several at once.</summary>
public abstract class ConcurrentCommand : RegionalCommand
{
    // Where one call in twenty is throttled, a few of ten thousand are so three times in a row.
    internal const int UsualAttempts = 8;

    private protected ConcurrentCommand()
    {
    }

    /// <summary>How many calls are in flight at once.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>The connection for calls of which many are made.</summary>
    private protected Connection ConnectionForMany(Arn? arn) => ConnectionFor(arn) with { UsualAttempts = UsualAttempts };
}
