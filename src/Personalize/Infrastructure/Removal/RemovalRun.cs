using System;
using System.Collections.Generic;
using System.Linq;

namespace Personalize.Infrastructure;

/// <summary>What a removal does to the service.</summary>
internal interface IRemovalActions
{
    /// <summary>Asks for what a step says; returns why it was refused, or <see langword="null"/>.</summary>
    PersonalizeException? Send(RemovalStep step);

    /// <summary>Waits for the resources of all these steps; returns those that did not come there.</summary>
    IReadOnlyList<(RemovalStep Step, PersonalizeException Failure)> Wait(IReadOnlyList<RemovalStep> steps, WaitGoal goal);

    /// <summary>Told of a resource that stays because others use it.</summary>
    void Leave(RemovalStep step);

    /// <summary>Told when a stage begins.</summary>
    void Begin(IReadOnlyList<RemovalStep> stage);
}

/// <summary>
/// Carries out a plan, stage by stage. What is gone already, or going, is as good as removed; what moves is waited for; and what is refused as in use
/// is tried again when it has come to rest.
/// </summary>
internal sealed class RemovalRun(IRemovalActions actions)
{
    private const int Attempts = 4;

    /// <summary>What could not be done, and that no other attempt would.</summary>
    public List<(RemovalStep Step, PersonalizeException Failure)> Failures { get; } = [];

    /// <summary>What the service refused as in use: something is there that the plan did not know of.</summary>
    public List<(RemovalStep Step, PersonalizeException Failure)> Refusals { get; } = [];

    /// <summary>Whether anything is nearer to its end than before.</summary>
    public bool Progressed { get; private set; }

    /// <summary>Runs the plan until its end, or that of the first stage in which something is left: the next ones need it to be done.</summary>
    /// <returns>Whether all is done.</returns>
    public bool Run(RemovalPlan plan)
    {
        foreach (var stage in plan.Stages)
        {
            actions.Begin(stage);
            RunStage(stage);
            if (Failures.Count + Refusals.Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    private void RunStage(IReadOnlyList<RemovalStep> stage)
    {
        var open = Settled(stage, step => step.Action == RemovalAction.Remove && step.IsMoving);
        for (var attempt = 1; open.Count > 0; attempt++)
        {
            var (accepted, again) = Send(open);
            Progressed |= accepted.Count > 0;
            Await([.. accepted.Where(step => step.Action == RemovalAction.Remove)], WaitGoal.Deleted);
            Await([.. accepted.Where(step => step.Action != RemovalAction.Remove)], WaitGoal.Settled);
            if (attempt == Attempts)
            {
                Refusals.AddRange(again);
                return;
            }

            open = Settled([.. again.Select(refused => refused.Step)], _ => true);
        }
    }

    private (List<RemovalStep> Accepted, List<(RemovalStep Step, PersonalizeException Failure)> Again) Send(IReadOnlyList<RemovalStep> steps)
    {
        var accepted = new List<RemovalStep>();
        var again = new List<(RemovalStep, PersonalizeException)>();
        foreach (var step in steps)
        {
            switch (step.Action == RemovalAction.WaitFor ? null : actions.Send(step))
            {
                case null:
                // The training has ended by itself meanwhile, or is being stopped already.
                case InvalidInputException or ResourceInUseException when step.Action == RemovalAction.Stop:
                    accepted.Add(step);
                    break;
                case ResourceNotFoundException:
                    Progressed = true;
                    break;
                case ResourceInUseException when step.Kind == ResourceKind.Schema:
                    actions.Leave(step);
                    break;
                case { } failure when failure is ResourceInUseException || Waiter.IsPassing(failure):
                    again.Add((step, failure));
                    break;
                case { } failure:
                    Failures.Add((step, failure));
                    break;
            }
        }

        return (accepted, again);
    }

    // Those steps whose resources are, or have come, to rest. A schema has no state to come to rest from.
    private List<RemovalStep> Settled(IReadOnlyList<RemovalStep> steps, Func<RemovalStep, bool> isMoving)
    {
        var lost = Await([.. steps.Where(step => isMoving(step) && step.Kind != ResourceKind.Schema)], WaitGoal.Settled);
        return [.. steps.Where(step => !lost.Contains(step))];
    }

    private HashSet<RemovalStep> Await(IReadOnlyList<RemovalStep> steps, WaitGoal goal)
    {
        var lost = steps.Count == 0 ? [] : actions.Wait(steps, goal);
        Failures.AddRange(lost);
        return [.. lost.Select(failed => failed.Step)];
    }
}
