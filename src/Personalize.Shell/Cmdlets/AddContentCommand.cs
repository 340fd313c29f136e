using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Adds lines to a file.</summary>
[Cmdlet(VerbsCommon.Add, "Content", SupportsShouldProcess = true)]
public sealed class AddContentCommand : ContentCommand
{
    private protected override bool Append => true;
}
