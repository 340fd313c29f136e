using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>A cmdlet that starts something and can wait for its end.</summary>
internal interface IWaits
{
    /// <summary>Whether to wait; then <c>-TimeoutSec</c> is the limit of the wait, and no longer that of a call.</summary>
    SwitchParameter Wait { get; }

    /// <summary>The longest time between two looks at a resource, in seconds; 0 for what is usual for its kind.</summary>
    double PollInterval { get; }
}
