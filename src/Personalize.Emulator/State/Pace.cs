using System;

namespace Personalize.Emulator.State;

/// <summary>How long things take on the emulator's clock: of the order in which the service takes them.</summary>
/// <param name="Pending">How long it waits.</param>
/// <param name="InProgress">How long the work takes; none for what becomes ACTIVE without being seen in progress.</param>
internal sealed record Pace(TimeSpan Pending, TimeSpan InProgress)
{
    public static readonly Pace DatasetGroup = Of(28, 0);
    public static readonly Pace Dataset = Of(20, 0);
    public static readonly Pace DatasetUpdate = Of(30, 80);
    public static readonly Pace ImportJob = Of(25, 9 * 60);
    public static readonly Pace ExportJob = Of(25, 6 * 60);
    public static readonly Pace DeletionJob = Of(60, 30 * 60);
    public static readonly Pace EventTracker = Of(15, 0);
    public static readonly Pace Filter = Of(10, 50);
    public static readonly Pace MetricAttribution = Of(10, 20);
    public static readonly Pace Solution = Of(2, 3);
    public static readonly Pace SolutionUpdate = Of(5, 10);
    public static readonly Pace Training = Of(41, 55 * 60);
    public static readonly Pace IncrementalTraining = Of(41, 20 * 60);
    public static readonly Pace Campaign = Of(20, 9 * 60);
    public static readonly Pace CampaignUpdate = Of(20, 6 * 60);
    public static readonly Pace Recommender = Of(30, 40 * 60);
    public static readonly Pace RecommenderUpdate = Of(20, 8 * 60);
    public static readonly Pace RecommenderSwitch = Of(10, 4 * 60);
    public static readonly Pace BatchInferenceJob = Of(20, 14 * 60);
    public static readonly Pace BatchSegmentJob = Of(20, 9 * 60);
    public static readonly Pace Stop = Of(0, 4 * 60);
    public static readonly Pace Delete = Of(5, 20);

    private static Pace Of(double pending, double inProgress) => new(TimeSpan.FromSeconds(pending), TimeSpan.FromSeconds(inProgress));

    /// <summary>From PENDING to what it ends as; a failure comes a little way into the work.</summary>
    public Lifecycle Begin(DateTimeOffset now, string? failureReason, string verb = "CREATE", string end = Status.Active) =>
        Continue(Lifecycle.Begin(now, $"{verb} PENDING"), failureReason, $"{verb} IN_PROGRESS", $"{verb} FAILED", end);

    /// <summary>The same for a resource that is there: what else was to come of it is void.</summary>
    public Lifecycle Divert(Lifecycle life, DateTimeOffset now, string? failureReason, string verb, string end = Status.Active) =>
        Continue(life.Divert(now, $"{verb} PENDING"), failureReason, $"{verb} IN_PROGRESS", $"{verb} FAILED", end);

    /// <summary>What comes after a first state that has begun.</summary>
    public Lifecycle Continue(Lifecycle pending, string? failureReason, string inProgress, string failed, string end)
    {
        var life = InProgress == TimeSpan.Zero ? pending : pending.Then(Pending, inProgress);
        var rest = InProgress == TimeSpan.Zero ? Pending : InProgress;
        return failureReason is null ? life.Then(rest, end) : life.Then(rest / 4, failed, failureReason);
    }
}
