using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets event trackers: by ARN in full (API: <c>DescribeEventTracker</c>), or as a list (API: <c>ListEventTrackers</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeEventTracker", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(EventTracker), ParameterSetName = [Describe, List])]
[OutputType(typeof(EventTrackerSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeEventTrackerCommand : GetResourceCommand<EventTracker, EventTrackerSummary>
{
    /// <summary>The ARNs of the event trackers to describe (API: <c>eventTrackerArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(EventTrackerArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? EventTrackerArn { get; set; }

    /// <summary>Only the event trackers of this dataset group (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.EventTracker;

    private protected override string[]? Arns => EventTrackerArn;
}
