using System.IO;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Ends the emulator of this process, with all that it holds, and gives the session the connection that it had before.</summary>
[Cmdlet(VerbsLifecycle.Stop, "PersonalizeEmulator")]
[OutputType(typeof(void))]
public sealed class StopPersonalizeEmulatorCommand : PSCmdlet
{
    /// <summary>Ends it, where one runs; one that was started with a file for its state saves it.</summary>
    protected override void ProcessRecord()
    {
        if (LocalEmulator.Current is { } running)
        {
            try
            {
                running.Dispose();
            }
            catch (IOException exception)
            {
                WriteError(new ErrorRecord(exception, "EmulatorStateNotSaved", ErrorCategory.WriteError, running.Url));
            }
        }
        else
        {
            WriteWarning("No emulator runs in this process.");
        }
    }
}
