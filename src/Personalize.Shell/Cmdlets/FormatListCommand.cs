using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Personalize.Shell.Cmdlets;

/// <summary>Shows objects as lists, with the engine's own formatter and all its parameters.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    /// <summary>Creates the cmdlet.</summary>
    public FormatListCommand() => EngineInternals.UseShape(this, "List");
}
