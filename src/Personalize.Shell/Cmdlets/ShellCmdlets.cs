using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Personalize.Shell.Cmdlets;

/// <summary>
/// The everyday cmdlets that System.Management.Automation does not hold: pwsh has them from modules of its own. Each behaves as pwsh's
/// does in all the parameters that it has.
/// </summary>
internal static class ShellCmdlets
{
    private static readonly Type[] Types =
    [
        typeof(FormatListCommand),
        typeof(FormatTableCommand),
        typeof(GetDateCommand),
        typeof(OutStringCommand),
        typeof(ReadHostCommand),
        typeof(SelectObjectCommand),
        typeof(StartSleepCommand),
        typeof(WriteDebugCommand),
        typeof(WriteErrorCommand),
        typeof(WriteHostCommand),
        typeof(WriteInformationCommand),
        typeof(WriteOutputCommand),
        typeof(WriteProgressCommand),
        typeof(WriteVerboseCommand),
        typeof(WriteWarningCommand),
    ];

    public static void AddTo(InitialSessionState state)
    {
        foreach (var type in Types)
        {
            var cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
            state.Commands.Add(new SessionStateCmdletEntry($"{cmdlet.VerbName}-{cmdlet.NounName}", type, helpFileName: null));
        }
    }
}
