namespace Personalize.Emulator.State;

/// <summary>The states of the service that a resource is in for a while, and those that it ends in.</summary>
internal static class Status
{
    public const string CreatePending = "CREATE PENDING";
    public const string CreateInProgress = "CREATE IN_PROGRESS";
    public const string CreateFailed = "CREATE FAILED";
    public const string CreateStopping = "CREATE STOPPING";
    public const string CreateStopped = "CREATE STOPPED";
    public const string Active = "ACTIVE";
    public const string Inactive = "INACTIVE";
    public const string UpdatePending = "UPDATE PENDING";
    public const string UpdateInProgress = "UPDATE IN_PROGRESS";
    public const string UpdateFailed = "UPDATE FAILED";
    public const string StartPending = "START PENDING";
    public const string StartInProgress = "START IN_PROGRESS";
    public const string StopPending = "STOP PENDING";
    public const string StopInProgress = "STOP IN_PROGRESS";
    public const string DeletePending = "DELETE PENDING";
    public const string DeleteInProgress = "DELETE IN_PROGRESS";

    /// <summary>Deletion jobs have words of their own.</summary>
    public const string Pending = "PENDING";
    public const string InProgress = "IN_PROGRESS";
    public const string Completed = "COMPLETED";
    public const string Failed = "FAILED";

    /// <summary>Nobody sees this one: what has it is taken out before anybody looks.</summary>
    public const string Gone = "GONE";

    /// <summary>Whether it is one of those that end by themselves.</summary>
    public static bool IsTransient(string status) => status
        is CreatePending or CreateInProgress or CreateStopping
        or UpdatePending or UpdateInProgress
        or StartPending or StartInProgress or StopPending or StopInProgress
        or DeletePending or DeleteInProgress
        or Pending or InProgress;

    /// <summary>Whether it is being made, and counts against the quotas of what may be made at a time.</summary>
    public static bool IsBeingMade(string status) =>
        status is CreatePending or CreateInProgress or Pending or InProgress;
}
