using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Shows how far something is.</summary>
[Cmdlet(VerbsCommunications.Write, "Progress")]
public sealed class WriteProgressCommand : PSCmdlet
{
    /// <summary>What is being done.</summary>
    [Parameter(Position = 0)]
    public string? Activity { get; set; }

    /// <summary>How it stands.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Status { get; set; } = "Processing";

    /// <summary>Tells several activities apart.</summary>
    [Parameter(Position = 2)]
    [ValidateRange(0, int.MaxValue)]
    public int Id { get; set; }

    /// <summary>Percent done, or -1 where it isn't known.</summary>
    [Parameter]
    [ValidateRange(-1, 100)]
    public int PercentComplete { get; set; } = -1;

    /// <summary>Seconds left, or -1 where it isn't known.</summary>
    [Parameter]
    public int SecondsRemaining { get; set; } = -1;

    /// <summary>What is being done at the moment.</summary>
    [Parameter]
    public string? CurrentOperation { get; set; }

    /// <summary>The activity that this one is a part of.</summary>
    [Parameter]
    [ValidateRange(-1, int.MaxValue)]
    public int ParentId { get; set; } = -1;

    /// <summary>Whether the activity is over.</summary>
    [Parameter]
    public SwitchParameter Completed { get; set; }

    /// <summary>Tells several sources of progress apart.</summary>
    [Parameter]
    public int SourceId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!Completed && string.IsNullOrEmpty(Activity))
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException("-Activity is needed unless -Completed is given."),
                "MissingActivity",
                ErrorCategory.InvalidArgument,
                null));
        }

        // A record needs texts even where it only says that the activity is over.
        CommandRuntime.WriteProgress(SourceId, new ProgressRecord(Id, string.IsNullOrEmpty(Activity) ? " " : Activity, Status)
        {
            ParentActivityId = ParentId,
            PercentComplete = PercentComplete,
            SecondsRemaining = SecondsRemaining,
            CurrentOperation = CurrentOperation,
            RecordType = Completed ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        });
    }
}
