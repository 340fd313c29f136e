using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>A cmdlet that makes many calls, several at once.</summary>
public abstract class ConcurrentCommand : RegionalCommand
{
    private protected ConcurrentCommand()
    {
    }

    /// <summary>How many calls are in flight at once.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 8;
}
