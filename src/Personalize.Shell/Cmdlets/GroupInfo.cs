using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Objects that <c>Group-Object</c> put together; under the name it has in pwsh, so that the engine's view of it applies.</summary>
public class GroupInfo
{
    internal GroupInfo(object?[] key, List<PSObject> members)
        : this(key, members.Count)
    {
        Group = new Collection<PSObject>(members);
    }

    private protected GroupInfo(object?[] key, int count)
    {
        Values = new ArrayList(key);
        Name = string.Join(", ", key.Select(value => value is null ? "" : PSObject.AsPSObject(value).ToString()));
        Count = count;
    }

    /// <summary>What the objects have in common, as values.</summary>
    public ArrayList Values { get; }

    /// <summary>How many objects there are.</summary>
    public int Count { get; }

    /// <summary>The objects; empty with <c>-NoElement</c>.</summary>
    public Collection<PSObject> Group { get; } = [];

    /// <summary>What the objects have in common, as text.</summary>
    public string Name { get; }
}
