using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>One member that <c>Get-Member</c> found; under the name it has in pwsh, so that the engine's view of it applies.</summary>
public sealed class MemberDefinition
{
    internal MemberDefinition(string typeName, string name, PSMemberTypes memberType, string definition)
    {
        TypeName = typeName;
        Name = name;
        MemberType = memberType;
        Definition = definition;
    }

    /// <summary>The type that has the member.</summary>
    public string TypeName { get; }

    /// <summary>The member's name.</summary>
    public string Name { get; }

    /// <summary>What kind of member it is.</summary>
    public PSMemberTypes MemberType { get; }

    /// <summary>How it is declared.</summary>
    public string Definition { get; }

    /// <inheritdoc/>
    public override string ToString() => Definition;
}
