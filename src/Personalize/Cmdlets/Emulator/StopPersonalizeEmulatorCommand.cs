using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Ends the emulator of this process, with all that it holds, and gives the session the connection that it had before.</summary>
[Cmdlet(VerbsLifecycle.Stop, "PersonalizeEmulator")]
[OutputType(typeof(void))]
public sealed class StopPersonalizeEmulatorCommand : PSCmdlet
{
    /// <summary>Ends it, where one runs.</summary>
    protected override void ProcessRecord()
    {
        if (LocalEmulator.Current is { } running)
        {
            running.Dispose();
        }
        else
        {
            WriteWarning("No emulator runs in this process.");
        }
    }
}
