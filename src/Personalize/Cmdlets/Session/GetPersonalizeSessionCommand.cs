using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Tells which region, endpoint and credentials a call would use now, and where each was found. Calls no service of Personalize.</summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeSession")]
[OutputType(typeof(SessionInfo))]
public sealed class GetPersonalizeSessionCommand : RegionalCommand
{
    /// <summary>Looks in the places that a call would look in.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            WriteObject(SessionInfo.From(Await(EngineHost.Current.ResolveAsync(ConnectionFor(arn: null), StopToken))));
        }
        catch (PersonalizeException exception)
        {
            ThrowTerminatingError(exception.ToErrorRecord(target: null));
        }
    }
}
