namespace Microsoft.PowerShell.Commands;

/// <summary>A group of which <c>Group-Object -NoElement</c> tells only what it has in common and how large it is.</summary>
public sealed class GroupInfoNoElement : GroupInfo
{
    internal GroupInfoNoElement(object?[] key, int count)
        : base(key, count)
    {
    }
}
