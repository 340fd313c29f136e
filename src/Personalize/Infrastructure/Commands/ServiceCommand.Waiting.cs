using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>Waiting for resources, for the cmdlets that do.</summary>
public abstract partial class ServiceCommand
{
    // A wait without a limit of its own: a runbook that nobody watches ends some day.
    private static readonly TimeSpan UsualWait = TimeSpan.FromDays(1);

    // One look that gets no answer is not worth the minutes that a call may take otherwise.
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(1);

    private OrderedWriter<WaitTarget>? _awaited;

    /// <summary>Whether <c>-TimeoutSec</c> is the limit of a wait.</summary>
    private protected virtual bool TimeoutIsOfWait => this is IWaits { Wait.IsPresent: true };

    /// <summary>The ARNs of what was started and is to be waited for.</summary>
    private protected virtual IEnumerable<string> Started => [];

    /// <summary>The longest time that is waited.</summary>
    private protected TimeSpan WaitLimit => IsBound(nameof(TimeoutSec)) ? TimeSpan.FromSeconds(TimeoutSec) : UsualWait;

    /// <summary>Waits for resources, and tells of them in progress bars and, with <c>-Verbose</c>, a line for each change of state.</summary>
    /// <param name="targets">The resources.</param>
    /// <param name="limit">The longest time.</param>
    /// <param name="pollInterval">The longest time between two looks at one, in seconds; 0 for what is usual for its kind.</param>
    /// <param name="arrived">What to do as soon as one is there; the resource is absent where it is gone.</param>
    /// <param name="givenUp">What to do as soon as one can't come there any more.</param>
    private protected void WaitFor(
        IReadOnlyList<WaitTarget> targets,
        TimeSpan limit,
        double pollInterval,
        Action<WaitTarget, ServiceObject?> arrived,
        Action<WaitTarget, PersonalizeException> givenUp)
    {
        var template = Template;
        template = template with { Timeout = template.Timeout < LongestLook ? template.Timeout : LongestLook };
        var waiter = new Waiter(
            (target, cancellationToken) =>
                ResourceType.Of(target.Kind).DescribeAsync(template.Describe(target.Kind, target.Arn), target.Connection, cancellationToken),
            pollInterval > 0 ? TimeSpan.FromSeconds(pollInterval) : null);
        var progress = new WaitProgress(WriteProgress, targets);
        try
        {
            foreach (var news in waiter.Follow(targets, limit, StopToken))
            {
                Hear(news, progress);
                switch (news)
                {
                    case Arrived { Target: { } target, Resource: var resource }:
                        arrived(target, resource);
                        break;
                    case GivenUp { Target: { } target, Exception: PersonalizeException exception }:
                        if (exception is ConfigurationException or CredentialException)
                        {
                            ThrowTerminatingError(exception.ToErrorRecord(target.Arn));
                        }

                        givenUp(target, exception);
                        break;
                    case GivenUp { Exception: var mistake }:
                        throw new InvalidOperationException($"Waiting ended with an error that should not happen: {mistake.Message}", mistake);
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Waits in the same way, and writes what comes of it: the resources in the order of the targets, errors at once.</summary>
    private protected void WriteAwaited(IReadOnlyList<WaitTarget> targets, TimeSpan limit, double pollInterval)
    {
        var order = _awaited = new OrderedWriter<WaitTarget>(targets, WriteObject);
        WaitFor(targets, limit, pollInterval, order.Write, (target, exception) =>
        {
            TellStarted(except: target);
            WriteError(exception.ToErrorRecord(target.Arn));
            order.Write(target, null);
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A pipeline that was stopped takes nothing into its streams any more; the host still shows what it is given.
        if (disposing && IsStopped && Unwritten(except: null) is { Length: > 0 } started)
        {
            Host?.UI?.WriteWarningLine($"{MyInvocation.MyCommand.Name} was stopped. What it has started goes on: {string.Join(", ", started)}");
        }

        base.Dispose(disposing);
    }

    // What was started and is neither emitted nor told yet.
    private string[] Unwritten(WaitTarget? except) =>
        [.. _awaited is null ? Started : _awaited.Pending.Where(target => target != except && target.JustChanged).Select(target => target.Arn)];

    // Where an error ends the pipeline, what was started before it is not emitted any more, and must not be lost.
    private void TellStarted(WaitTarget? except = null)
    {
        var preference = MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var bound) ? bound : GetVariableValue("ErrorActionPreference");
        if (LanguagePrimitives.TryConvertTo<ActionPreference>(preference, out var action)
            && action == ActionPreference.Stop
            && Unwritten(except) is { Length: > 0 } started)
        {
            WriteWarning($"The error ends the command. What it has started goes on, and is not waited for any more: {string.Join(", ", started)}");
        }
    }

    private void Hear(WaitNews news, WaitProgress progress)
    {
        if (news.Target is not { } target)
        {
            progress.ShowAll();
            return;
        }

        if (news.Call is { } call && _debugging == true)
        {
            Tell(call, news is PassingFault or GivenUp ? "failed" : "answered", detail: null);
        }

        var state = news switch
        {
            StillWaiting { State: var seen } => seen.ToString(),
            Arrived { Resource: null } => "gone",
            Arrived { Resource: { } resource } => ResourceState.Of(resource).ToString(),
            GivenUp { Exception: ResourceFailedException { Status: { } last } } => last,
            _ => null,
        };
        if (state is not null && progress.Note(target, state))
        {
            WriteVerbose($"{target.Kind.Name} {target.Arn}: {state} after {progress.Time}.");
        }
        else if (news is PassingFault { Fault: var fault })
        {
            WriteVerbose($"{target.Kind.Name} {target.Arn} could not be described and is looked at again. {fault.Message}");
        }

        if (news.IsLast)
        {
            progress.End(target);
        }
    }
}
