using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Removes dataset groups (API: <c>DeleteDatasetGroup</c>), with <c>-Recurse</c> and all that is in them.</summary>
[Cmdlet(
    VerbsCommon.Remove, "PersonalizeDatasetGroup", DefaultParameterSetName = Alone, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePersonalizeDatasetGroupCommand : RemoveAwaitedResourceCommand
{
    private const string Alone = "Group";
    private const string WithAll = "Recurse";
    private const int ProgressId = 76_999_999;

    // How often the group is read anew without anything having moved, before the service's refusal is told.
    private const int RoundsInVain = 3;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>The ARNs of the dataset groups to remove (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? DatasetGroupArn { get; set; }

    /// <summary>Removes everything in the group first, in the right order, and waits until the group is gone.</summary>
    [Parameter(ParameterSetName = WithAll, Mandatory = true)]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Removes the schemas of the group's datasets too, unless a dataset of another group has them.</summary>
    [Parameter(ParameterSetName = WithAll)]
    public SwitchParameter IncludeSchema { get; set; }

    private protected override ResourceKind Kind => ResourceKind.DatasetGroup;

    private protected override string[]? Arns => DatasetGroupArn;

    private protected override bool TimeoutIsOfWait => Recurse || base.TimeoutIsOfWait;

    private protected override void Remove(Arn arn)
    {
        if (Recurse)
        {
            RemoveWithAll(arn);
        }
        else
        {
            base.Remove(arn);
        }
    }

    private void RemoveWithAll(Arn arn)
    {
        var work = new Work(this, arn, ConnectionForMany(arn));
        if (work.Plan() is not { } plan)
        {
            WriteWarning($"There is no dataset group {arn}, so nothing is left to remove.");
            return;
        }

        if (IsOn("WhatIf", "WhatIfPreference"))
        {
            foreach (var step in plan.Steps)
            {
                ShouldProcess(step.Arn, step.Words);
            }
        }
        else if (Approved(Contents(arn, plan), "Remove dataset group with all that is in it", Force))
        {
            work.Run(plan);
        }
    }

    // "ARN (1 campaign, 2 solutions)": what the user is asked about.
    private static string Contents(Arn arn, RemovalPlan plan)
    {
        var counts = plan.Steps
            .Where(step => step.Action == RemovalAction.Remove && step.Kind != ResourceKind.DatasetGroup)
            .GroupBy(step => step.Kind.Name)
            .Select(kind => $"{kind.Count().ToString(CultureInfo.InvariantCulture)} {kind.Key}{(kind.Count() == 1 ? "" : "s")}")
            .ToArray();
        return counts.Length == 0 ? arn.Text : $"{arn} ({string.Join(", ", counts)})";
    }

    // The removal of one group.
    private sealed class Work(RemovePersonalizeDatasetGroupCommand command, Arn arn, Connection connection) : IRemovalActions
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private int _begun;
        private int _planned;

        private TimeSpan Left => command.WaitLimit - _clock.Elapsed;

        /// <summary>Plans from what is there now; null where the group is gone.</summary>
        public RemovalPlan? Plan()
        {
            for (var round = 1; ; round++)
            {
                try
                {
                    using var calls = new ServiceCalls(command.Template, connection, command.StopToken);
                    return command.AwaitCalls(calls, new GroupReader(calls).PlanAsync(arn.Text, command.IncludeSchema));
                }
                catch (ResourceNotFoundException)
                {
                    return null;
                }
                catch (PersonalizeException exception) when (Waiter.IsPassing(exception) && round < RoundsInVain)
                {
                    Pause(round);
                }
            }
        }

        public void Run(RemovalPlan? plan)
        {
            for (var vain = 0; plan is not null; plan = Plan())
            {
                _begun = 0;
                _planned = plan.Steps.Count();
                var run = new RemovalRun(this);
                if (run.Run(plan))
                {
                    break;
                }

                // Something came in between, such as a training that the service began by itself. What is there now is planned for anew.
                vain = run.Progressed ? 0 : vain + 1;
                if (run.Failures.Count > 0 || vain == RoundsInVain)
                {
                    Tell([.. run.Failures, .. run.Refusals]);
                    break;
                }

                Pause(vain + 1);
            }

            Show("Done", ProgressRecordType.Completed);
        }

        public PersonalizeException? Send(RemovalStep step)
        {
            Show($"{step.Words} {Display.NameOf(step.Arn)}", ProgressRecordType.Processing);
            _begun++;
            try
            {
                var operation = step.Action == RemovalAction.Stop ? "StopSolutionVersionCreation" : step.Kind.DeleteOperation;
                command.Invoke<object>(operation, [new(step.Kind.ArnMember, step.Arn)], resultMember: null, connection);
                return null;
            }
            catch (PersonalizeException exception)
            {
                return exception;
            }
        }

        public IReadOnlyList<(RemovalStep Step, PersonalizeException Failure)> Wait(IReadOnlyList<RemovalStep> steps, WaitGoal goal)
        {
            var targets = steps.ToDictionary(
                step => new WaitTarget(step.Arn, step.Kind, connection, goal) { JustChanged = step.Action != RemovalAction.WaitFor });
            var lost = new List<(RemovalStep, PersonalizeException)>();
            command.WaitFor([.. targets.Keys], Left, command.PollInterval, (_, _) => { }, (target, failure) => lost.Add((targets[target], failure)));
            return lost;
        }

        public void Leave(RemovalStep step) => command.WriteWarning($"The schema {step.Arn} is left: a dataset of another group has it.");

        public void Begin(IReadOnlyList<RemovalStep> stage)
        {
            command.WriteVerbose($"{stage[0].Words}: {string.Join(", ", stage.Select(step => Display.NameOf(step.Arn)))}.");
            if (stage[0].Action == RemovalAction.WaitFor)
            {
                Show($"Wait for {stage.Count.ToString(CultureInfo.InvariantCulture)} jobs", ProgressRecordType.Processing);
                _begun += stage.Count;
            }
        }

        private void Tell(IEnumerable<(RemovalStep Step, PersonalizeException Failure)> left)
        {
            foreach (var (step, failure) in left)
            {
                command.WriteError(failure.ToErrorRecord(step.Arn));
            }

            command.WriteWarning($"The dataset group {arn} is not removed. What was removed of it stays so; the same command goes on from there.");
        }

        private void Show(string what, ProgressRecordType type) => command.WriteProgress(
            new ProgressRecord(ProgressId, $"Removing dataset group {arn.Name}", what)
            {
                PercentComplete = _planned == 0 ? -1 : Math.Min(100, 100 * _begun / _planned),
                RecordType = type,
            });

        private void Pause(int round)
        {
            var longest = command.PollInterval > 0 ? TimeSpan.FromSeconds(command.PollInterval) : LongestPause;
            var pause = TimeSpan.FromSeconds(2 * round);
            command.Await(WaitAsync(pause < longest ? pause : longest));
        }

        private async Task<bool> WaitAsync(TimeSpan time)
        {
            await Task.Delay(time, command.StopToken).ConfigureAwait(false);
            return true;
        }
    }
}
