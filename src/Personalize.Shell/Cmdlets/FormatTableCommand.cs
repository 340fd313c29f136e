using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Personalize.Shell.Cmdlets;

/// <summary>Shows objects as a table, with the engine's own formatter and all its parameters.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    /// <summary>Creates the cmdlet.</summary>
    public FormatTableCommand() => EngineInternals.UseShape(this, "Table");
}
