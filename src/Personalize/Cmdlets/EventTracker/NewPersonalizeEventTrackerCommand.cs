using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Creates an event tracker, whose tracking id events are written with (API: <c>CreateEventTracker</c>).</summary>
[Cmdlet(VerbsCommon.New, "PersonalizeEventTracker", SupportsShouldProcess = true)]
[OutputType(typeof(EventTracker))]
public sealed class NewPersonalizeEventTrackerCommand : NewTaggedResourceCommand<EventTracker>
{
    /// <summary>The event tracker's name (API: <c>name</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the dataset group that gets the events (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.EventTracker;

    private protected override string? NewName => Name;
}
