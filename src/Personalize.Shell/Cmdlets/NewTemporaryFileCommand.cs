using System.IO;
using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Makes an empty file among the temporary ones.</summary>
[Cmdlet(VerbsCommon.New, "TemporaryFile", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewTemporaryFileCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ShouldProcess(System.IO.Path.GetTempPath(), "New-TemporaryFile"))
        {
            WriteObject(new FileInfo(System.IO.Path.GetTempFileName()));
        }
    }
}
