using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>A change of a resource that is there, which takes its time.</summary>
/// <typeparam name="TResource">The resource's full type.</typeparam>
public abstract class AwaitedChangeCommand<TResource> : ChangeCommand<TResource>, IWaits
    where TResource : ServiceObject, new()
{
    private protected AwaitedChangeCommand()
    {
    }

    /// <summary>Waits until the change is made, and emits the resource as it is then.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>With <c>-Wait</c>: the longest time between two looks at a resource, in seconds.</summary>
    [Parameter]
    [ValidateRange(0.01, 3600.0)]
    public double PollInterval { get; set; }
}
