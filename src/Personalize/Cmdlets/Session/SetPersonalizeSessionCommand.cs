using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Sets the connection that the module's cmdlets use where their own parameters don't say otherwise. Calls no service.
/// </summary>
[Cmdlet(VerbsCommon.Set, "PersonalizeSession")]
[OutputType(typeof(SessionInfo))]
public sealed class SetPersonalizeSessionCommand : RegionalCommand
{
    /// <summary>Emits what the connection comes to, as Get-PersonalizeSession does.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Puts what was given over what was set before.</summary>
    protected override void ProcessRecord()
    {
        var before = SessionSettings.Current;
        try
        {
            SessionSettings.Current = before with
            {
                Connection = ConnectionSettings.Apply(this, before.Connection),
                TimeoutSec = IsBound(nameof(TimeoutSec)) ? TimeoutSec : before.TimeoutSec,
            };
            if (PassThru)
            {
                WriteObject(SessionInfo.From(Await(EngineHost.Current.ResolveAsync(SessionSettings.Current.Connection, StopToken))));
            }
        }
        catch (PersonalizeException exception)
        {
            SessionSettings.Current = before;
            ThrowTerminatingError(exception.ToErrorRecord(target: null));
        }
    }
}
