using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Removes event trackers (API: <c>DeleteEventTracker</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "PersonalizeEventTracker", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePersonalizeEventTrackerCommand : RemoveAwaitedResourceCommand
{
    /// <summary>The ARNs of the event trackers to remove (API: <c>eventTrackerArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(EventTrackerArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? EventTrackerArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.EventTracker;

    private protected override string[]? Arns => EventTrackerArn;
}
