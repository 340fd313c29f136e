using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Microsoft.PowerShell.Commands;

namespace Personalize.Shell.Cmdlets;

/// <summary>Tells the properties and methods of objects, once for each type.</summary>
[Cmdlet(VerbsCommon.Get, "Member")]
[OutputType(typeof(MemberDefinition))]
public sealed class GetMemberCommand : PSCmdlet
{
    private readonly HashSet<string> _seen = [];
    private bool _hadInput;

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Names, which may have wildcards, of the members.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The kinds of members.</summary>
    [Parameter]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; } = PSMemberTypes.All;

    /// <summary>Whether to tell the accessors of properties too, and other members that are usually left out.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null || InputObject == AutomationNull.Value)
        {
            return;
        }

        _hadInput = true;
        var type = InputObject.TypeNames.FirstOrDefault() ?? InputObject.BaseObject.GetType().FullName!;
        if (!_seen.Add(type))
        {
            return;
        }

        var members = Name
            .SelectMany(name => InputObject.Members.Match(name, MemberType)
                .OrderBy(member => member.MemberType.ToString(), System.StringComparer.Ordinal)
                .ThenBy(member => member.Name, System.StringComparer.OrdinalIgnoreCase))
            .Where(member => Force || !IsAccessor(member))
            .DistinctBy(member => member.Name);
        foreach (var member in members)
        {
            WriteObject(new MemberDefinition(type, member.Name, member.MemberType, member.ToString()!));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_hadInput)
        {
            WriteError(new ErrorRecord(
                new PSInvalidOperationException("You must specify an object for the Get-Member cmdlet."),
                "NoObjectInGetMember",
                ErrorCategory.CloseError,
                null));
        }
    }

    private static bool IsAccessor(PSMemberInfo member) =>
        member is PSMethod
        && (member.Name.StartsWith("get_", System.StringComparison.Ordinal)
            || member.Name.StartsWith("set_", System.StringComparison.Ordinal)
            || member.Name.StartsWith("add_", System.StringComparison.Ordinal)
            || member.Name.StartsWith("remove_", System.StringComparison.Ordinal)
            || member.Name.StartsWith("op_", System.StringComparison.Ordinal)
            || member.Name == ".ctor");
}
