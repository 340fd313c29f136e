using System.Collections.Generic;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Waits until resources of any kind, many at once, have come to a state or are gone, and emits each as it is then, in the order of the input.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "PersonalizeResource", DefaultParameterSetName = ByStatus)]
[OutputType(typeof(ServiceObject), ParameterSetName = [ByStatus])]
[OutputType(typeof(void), ParameterSetName = [Gone])]
public sealed class WaitPersonalizeResourceCommand : RegionalCommand
{
    private const string ByStatus = "Status";
    private const string Gone = "Deleted";

    private readonly List<WaitTarget> _targets = [];
    private readonly HashSet<string> _arns = [];

    /// <summary>The ARNs of the resources, or the resources themselves, of any kinds.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AnyArnArgument]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Arn { get; set; }

    /// <summary>The states to wait for, any of them; without it the one that means done, which is <c>ACTIVE</c> for most kinds.</summary>
    [Parameter(ParameterSetName = ByStatus)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Waits until the resources are gone; nothing is emitted.</summary>
    [Parameter(ParameterSetName = Gone, Mandatory = true)]
    public SwitchParameter Deleted { get; set; }

    /// <summary>The longest time between two looks at a resource, in seconds.</summary>
    [Parameter]
    [ValidateRange(0.01, 3600.0)]
    public double PollInterval { get; set; }

    private protected override bool TimeoutIsOfWait => true;

    /// <summary>Collects the resources, so that all are waited for at once.</summary>
    protected override void ProcessRecord()
    {
        foreach (var text in Arn ?? [])
        {
            Attempt(text, () => Add(Infrastructure.Arn.Parse(text)));
        }
    }

    /// <summary>Waits.</summary>
    protected override void EndProcessing() => WriteAwaited(_targets, WaitLimit, PollInterval);

    private void Add(Arn arn)
    {
        var kind = ResourceKind.Of(arn) ?? throw new InvalidArnException(
            $"'{arn}' is not the ARN of a kind of resource that is known here.", "WrongKindOfArn");
        var goal = Deleted ? WaitGoal.Deleted : WaitGoal.Status(Status ?? []);
        goal.Check(kind);
        var connection = ConnectionFor(arn);
        if (_arns.Add(arn.Text))
        {
            _targets.Add(new WaitTarget(arn.Text, kind, connection, goal));
        }
    }
}
