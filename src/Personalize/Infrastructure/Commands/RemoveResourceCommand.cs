using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>Remove- of a resource: each is asked about first, unless <c>-Force</c> is given. Emits nothing.</summary>
public abstract class RemoveResourceCommand : ServiceCommand
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

    private void Remove(Arn arn)
    {
        var connection = ConnectionFor(arn);
        if (Approved(arn.Text, $"Remove {Kind.Name}", Force))
        {
            Invoke<object>(Kind.DeleteOperation, [new(Kind.ArnMember, arn.Text)], resultMember: null, connection);
        }
    }
}
