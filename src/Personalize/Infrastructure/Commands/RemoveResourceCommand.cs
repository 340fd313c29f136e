using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>Remove- of a resource: each is asked about first, unless <c>-Force</c> is given. Emits nothing.</summary>
public abstract class RemoveResourceCommand : RegionalCommand
{
    private protected RemoveResourceCommand()
    {
    }

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The kind of resource.</summary>
    private protected abstract ResourceKind Kind { get; }

    /// <summary>The ARNs of the resources to remove.</summary>
    private protected abstract string[]? Arns { get; }

    /// <summary>Removes each.</summary>
    protected override void ProcessRecord()
    {
        foreach (var arn in Arns ?? [])
        {
            Attempt(arn, () => Remove(Arn.Parse(arn, Kind)));
        }
    }

    /// <summary>Removes one.</summary>
    private protected virtual void Remove(Arn arn)
    {
        var connection = ConnectionFor(arn);
        if (Approved(arn.Text, $"Remove {Kind.Name}", Force))
        {
            Invoke<object>(Kind.DeleteOperation, [new(Kind.ArnMember, arn.Text)], resultMember: null, connection);
            Removed(arn, connection);
        }
    }

    /// <summary>Called when the service has begun to remove one.</summary>
    private protected virtual void Removed(Arn arn, Connection connection)
    {
    }
}

/// <summary>Remove- of a resource that takes its time to go.</summary>
public abstract class RemoveAwaitedResourceCommand : RemoveResourceCommand, IWaits
{
    private readonly List<WaitTarget> _removed = [];

    private protected RemoveAwaitedResourceCommand()
    {
    }

    /// <summary>Waits until it is gone.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>With <c>-Wait</c>: the longest time between two looks at a resource, in seconds.</summary>
    [Parameter]
    [ValidateRange(0.01, 3600.0)]
    public double PollInterval { get; set; }

    /// <summary>Waits for all that was removed, where that is wanted.</summary>
    protected override void EndProcessing()
    {
        if (_removed.Count > 0)
        {
            WriteAwaited(_removed, WaitLimit, PollInterval);
        }
    }

    private protected override IEnumerable<string> Started => _removed.Select(target => target.Arn);

    private protected override void Removed(Arn arn, Connection connection)
    {
        if (Wait)
        {
            _removed.Add(new WaitTarget(arn.Text, Kind, connection, WaitGoal.Deleted) { JustChanged = true });
        }
    }
}
