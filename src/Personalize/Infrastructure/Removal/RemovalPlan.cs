using System.Collections.Generic;
using System.Linq;

namespace Personalize.Infrastructure;

/// <summary>
/// In which order a dataset group is removed. The steps of one stage don't depend on one another and are done side by side; a stage begins when
/// the one before it is done.
/// </summary>
internal sealed class RemovalPlan
{
    private RemovalPlan(IEnumerable<IEnumerable<RemovalStep>> stages) =>
        Stages = [.. stages.Select(stage => stage.ToArray()).Where(stage => stage.Length > 0)];

    /// <summary>The stages in order; none is empty.</summary>
    public IReadOnlyList<IReadOnlyList<RemovalStep>> Stages { get; }

    /// <summary>All steps in order.</summary>
    public IEnumerable<RemovalStep> Steps => Stages.SelectMany(stage => stage);

    /// <summary>Plans from what is there.</summary>
    /// <param name="group">The group with all in it.</param>
    /// <param name="schemas">The schemas to remove with it: those that no dataset of another group has.</param>
    public static RemovalPlan Of(TreeBranch group, IReadOnlyCollection<string> schemas)
    {
        var all = group.All.ToArray();
        return new(
        [
            // A training that is stopped ends sooner, and is billed for less, than one that is waited for.
            Of(all, RemovalAction.Stop, ResourceKind.SolutionVersion).Where(IsTraining),

            // Jobs can't be stopped, and hold what they work on. A training that is being stopped ends by itself.
            Of(
                all,
                RemovalAction.WaitFor,
                ResourceKind.SolutionVersion,
                ResourceKind.DatasetImportJob,
                ResourceKind.DatasetExportJob,
                ResourceKind.BatchInferenceJob,
                ResourceKind.BatchSegmentJob,
                ResourceKind.DataDeletionJob).Where(step => step.IsMoving && !(step.Kind == ResourceKind.SolutionVersion && IsTraining(step))),

            // Campaigns must be gone before their solution, and nothing needs these.
            Of(
                all,
                RemovalAction.Remove,
                ResourceKind.Campaign,
                ResourceKind.Recommender,
                ResourceKind.Filter,
                ResourceKind.EventTracker,
                ResourceKind.MetricAttribution),
            Of(all, RemovalAction.Remove, ResourceKind.Solution),
            Of(all, RemovalAction.Remove, ResourceKind.Dataset),
            Of(all, RemovalAction.Remove, ResourceKind.Schema).Where(step => schemas.Contains(step.Arn)),
            Of(all, RemovalAction.Remove, ResourceKind.DatasetGroup),
        ]);
    }

    // Kind by kind, and what several hang on, as schemas can, once.
    private static IEnumerable<RemovalStep> Of(TreeBranch[] all, RemovalAction action, params ResourceKind[] kinds) =>
        kinds
            .SelectMany(kind => all.Where(branch => branch.Kind == kind))
            .Select(branch => new RemovalStep(action, branch.Kind, branch.Arn, branch.Resource.Status))
            .Distinct();

    private static bool IsTraining(RemovalStep step) => step.Status is "CREATE PENDING" or "CREATE IN_PROGRESS";
}
