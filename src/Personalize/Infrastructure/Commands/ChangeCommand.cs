using System.Collections.Generic;
using System.Linq;

namespace Personalize.Infrastructure;

/// <summary>A cmdlet that changes something: it asks first where PowerShell wants it asked, and emits the resource as it is afterwards.</summary>
/// <typeparam name="TResource">The resource's full type.</typeparam>
public abstract class ChangeCommand<TResource> : RegionalCommand
    where TResource : ServiceObject, new()
{
    private readonly List<WaitTarget> _changed = [];

    private protected ChangeCommand()
    {
    }

    /// <summary>The kind of resource.</summary>
    private protected abstract ResourceKind Kind { get; }

    /// <summary>The operation that makes the change.</summary>
    private protected abstract string Operation { get; }

    /// <summary>What it does, in words, such as <c>Create campaign</c>.</summary>
    private protected abstract string Action { get; }

    /// <summary>What <c>-Wait</c> waits for.</summary>
    private protected virtual WaitGoal Goal => WaitGoal.Done;

    private protected override IEnumerable<string> Started => _changed.Select(target => target.Arn);

    /// <summary>Waits for all that was changed, where that is wanted, and emits it in the order of the input.</summary>
    protected override void EndProcessing()
    {
        if (this is IWaits waits && _changed.Count > 0)
        {
            WriteAwaited(_changed, WaitLimit, waits.PollInterval);
        }
    }

    /// <summary>Says what the user should know before the change is made.</summary>
    private protected virtual void Warn()
    {
    }

    /// <summary>Adds to the request what isn't one bound parameter as it stands.</summary>
    private protected virtual void Complete(RequestBody body)
    {
    }

    /// <summary>Makes the change that this cmdlet's bound parameters are.</summary>
    /// <param name="target">What <c>-WhatIf</c> and <c>-Confirm</c> call it.</param>
    private protected void Change(string target)
    {
        var body = RequestBody.Of(this, IsBound);
        Complete(body);
        Change(target, body.Members, ConnectionFor(body.Place), (body.Members.FirstOrDefault(member => member.Key == Kind.ArnMember).Value) as string);
    }

    /// <summary>Makes a change.</summary>
    /// <param name="target">What <c>-WhatIf</c> and <c>-Confirm</c> call it.</param>
    /// <param name="members">The request.</param>
    /// <param name="connection">Where to ask.</param>
    /// <param name="arn">The resource's ARN, where it has one already.</param>
    private protected virtual void Change(string target, IReadOnlyList<KeyValuePair<string, object?>> members, Connection connection, string? arn)
    {
        if (ShouldProcess(target, Action))
        {
            Make(members, connection, arn);
        }
    }

    /// <summary>Makes a change that is approved.</summary>
    private protected void Make(IReadOnlyList<KeyValuePair<string, object?>> members, Connection connection, string? arn)
    {
        Warn();
        var answer = Invoke<TResource>(Operation, members, resultMember: null, connection).Value ?? new TResource();
        var changed = (answer as IResource)?.Arn ?? arn;
        if (!WaitsFor(changed, connection, justChanged: true))
        {
            WriteObject(Described(changed, answer, connection));
        }
    }

    /// <summary>Has a resource waited for in the end, where that is wanted.</summary>
    private protected bool WaitsFor(string? arn, Connection connection, bool justChanged)
    {
        if (arn is null || this is not IWaits { Wait.IsPresent: true })
        {
            return false;
        }

        WriteVerbose($"{Action}: {arn} is waited for.");
        _changed.Add(new WaitTarget(arn, Kind, connection, Goal) { JustChanged = justChanged });
        return true;
    }

    // The change is made: whatever happens to the description, the ARN is not lost.
    private TResource Described(string? arn, TResource answer, Connection connection)
    {
        if (arn is null)
        {
            WriteWarning($"{Operation} was answered without an ARN.");
            return answer;
        }

        try
        {
            if (Hear(StartDescribe<TResource>(Kind, arn, connection, StopToken)).Value is { } described)
            {
                return described;
            }

            WriteWarning($"{Action} succeeded, but {Kind.DescribeOperation} was answered without a description.");
        }
        catch (PersonalizeException exception)
        {
            WriteWarning($"{Action} succeeded, but the {Kind.Name} can't be described, so what is emitted has little more than its ARN. {exception.Message}");
        }

        Kind.SetArn(answer, arn);
        return answer;
    }
}
