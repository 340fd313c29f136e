using System.Collections.Generic;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>
/// What every type of the service model has in common: a member that the service sends and this version of the module doesn't know
/// appears as a note property under the service's own name.
/// </summary>
public abstract class ServiceObject
{
    private IEnumerable<KeyValuePair<string, object?>>? _unknownMembers;

    /// <summary>A resource's ARN; for a nested setting, its members on one line.</summary>
    public override string ToString() => this is IResource { Arn: { } arn } ? arn : Literal.Of(this);

    /// <summary>Hands the unknown members on to an object that stands for this one in the pipeline.</summary>
    internal void CopyUnknownMembersTo(object other)
    {
        if (_unknownMembers is not null)
        {
            AddTo(other, _unknownMembers);
        }
    }

    /// <summary>Called by the engine for each object that it read with unknown members, in plain form.</summary>
    internal void AddUnknownMembers(IEnumerable<KeyValuePair<string, object?>> members)
    {
        _unknownMembers = members;
        AddTo(this, members);
    }

    private static void AddTo(object value, IEnumerable<KeyValuePair<string, object?>> members)
    {
        // PowerShell keeps these with the object itself for as long as it lives, whichever wrapper asks for them.
        var properties = PSObject.AsPSObject(value).Properties;
        foreach (var member in members)
        {
            if (properties[member.Key] is null)
            {
                properties.Add(new PSNoteProperty(member.Key, member.Value));
            }
        }
    }
}
