using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Forgets what Set-PersonalizeSession set, and every client and credential that was found, so that the next call looks anew.
/// </summary>
[Cmdlet(VerbsCommon.Clear, "PersonalizeSession")]
[OutputType(typeof(void))]
public sealed class ClearPersonalizeSessionCommand : PSCmdlet
{
    /// <summary>Forgets.</summary>
    protected override void ProcessRecord()
    {
        SessionSettings.Current = new SessionSettings();
        EngineHost.Reset();
    }
}
