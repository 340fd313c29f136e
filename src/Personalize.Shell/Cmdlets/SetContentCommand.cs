using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Writes lines to a file, in place of what it held.</summary>
[Cmdlet(VerbsCommon.Set, "Content", SupportsShouldProcess = true)]
public sealed class SetContentCommand : ContentCommand
{
    private protected override bool Append => false;
}
