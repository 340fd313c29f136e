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
    private static readonly Type[] Utility =
    [
        typeof(ConvertFromCsvCommand),
        typeof(ConvertFromJsonCommand),
        typeof(ConvertToJsonCommand),
        typeof(ExportCsvCommand),
        typeof(FormatListCommand),
        typeof(FormatTableCommand),
        typeof(GetDateCommand),
        typeof(GetMemberCommand),
        typeof(GetVariableCommand),
        typeof(GroupObjectCommand),
        typeof(ImportCsvCommand),
        typeof(MeasureCommandCommand),
        typeof(MeasureObjectCommand),
        typeof(NewTemporaryFileCommand),
        typeof(OutFileCommand),
        typeof(OutStringCommand),
        typeof(ReadHostCommand),
        typeof(RemoveVariableCommand),
        typeof(SelectObjectCommand),
        typeof(SetVariableCommand),
        typeof(SortObjectCommand),
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

    private static readonly Type[] Management =
    [
        typeof(AddContentCommand),
        typeof(GetChildItemCommand),
        typeof(GetContentCommand),
        typeof(GetLocationCommand),
        typeof(JoinPathCommand),
        typeof(NewItemCommand),
        typeof(RemoveItemCommand),
        typeof(ResolvePathCommand),
        typeof(SetContentCommand),
        typeof(SetLocationCommand),
        typeof(TestPathCommand),
    ];

    public static void AddTo(InitialSessionState state)
    {
        Add(state, "Microsoft.PowerShell.Utility", Utility);
        Add(state, "Microsoft.PowerShell.Management", Management);
    }

    private static void Add(InitialSessionState state, string module, Type[] types)
    {
        foreach (var type in types)
        {
            var cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
            var name = $"{cmdlet.VerbName}-{cmdlet.NounName}";
            state.Commands.Add(new SessionStateCmdletEntry(name, type, helpFileName: null));
            // Scripts, and the engine's own Tab completion, also call these cmdlets by the names of pwsh's modules.
            state.Commands.Add(new SessionStateAliasEntry($"{module}\\{name}", name));
        }
    }
}
