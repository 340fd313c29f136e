using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Gets the emulator of this process: its address, its clock, what it holds and what faults it has in store. Nothing where none runs.</summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeEmulator")]
[OutputType(typeof(EmulatorInfo))]
public sealed class GetPersonalizeEmulatorCommand : PSCmdlet
{
    /// <summary>Gets it.</summary>
    protected override void ProcessRecord()
    {
        if (LocalEmulator.Current is { } running)
        {
            WriteObject(new EmulatorInfo(running, SessionState.Path));
        }
    }
}
