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
        typeof(ConvertToJsonCommand),
        typeof(FormatListCommand),
        typeof(FormatTableCommand),
        typeof(GetDateCommand),
        typeof(GetLocationCommand),
        typeof(GetMemberCommand),
        typeof(GetVariableCommand),
        typeof(GroupObjectCommand),
        typeof(JoinPathCommand),
        typeof(MeasureObjectCommand),
        typeof(OutFileCommand),
        typeof(OutStringCommand),
        typeof(ReadHostCommand),
        typeof(RemoveVariableCommand),
        typeof(SelectObjectCommand),
        typeof(SetLocationCommand),
        typeof(SetVariableCommand),
        typeof(SortObjectCommand),
        typeof(StartSleepCommand),
        typeof(TestPathCommand),
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
