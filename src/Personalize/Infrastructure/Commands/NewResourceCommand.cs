using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>New- of a resource: what its parameters say is created, and the resource is emitted.</summary>
/// <typeparam name="TResource">The resource's full type.</typeparam>
public abstract partial class NewResourceCommand<TResource> : ChangeCommand<TResource>
    where TResource : ServiceObject, new()
{
    private protected NewResourceCommand()
    {
    }

    private protected override string Operation => Kind.CreateOperation;

    private protected override string Action => $"Create {Kind.Name}";

    /// <summary>The name that the new resource gets; what <c>-WhatIf</c> and errors call it.</summary>
    private protected abstract string? NewName { get; }

    /// <summary>Creates one resource for each input.</summary>
    protected override void ProcessRecord() => Attempt(NewName, () => Change(NewName ?? Kind.Name));
}

/// <summary>New- of a resource that takes its time to be made.</summary>
/// <typeparam name="TResource">The resource's full type.</typeparam>
public abstract class NewAwaitedResourceCommand<TResource> : NewResourceCommand<TResource>, IWaits
    where TResource : ServiceObject, new()
{
    private protected NewAwaitedResourceCommand()
    {
    }

    /// <summary>Waits until it is made, and emits it as it is then.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>With <c>-Wait</c>: the longest time between two looks at a resource, in seconds.</summary>
    [Parameter]
    [ValidateRange(0.01, 3600.0)]
    public double PollInterval { get; set; }
}

/// <summary>New- of a resource that can have tags from its beginning.</summary>
/// <typeparam name="TResource">The resource's full type.</typeparam>
public abstract class NewTaggedResourceCommand<TResource> : NewAwaitedResourceCommand<TResource>
    where TResource : ServiceObject, new()
{
    private protected NewTaggedResourceCommand()
    {
    }

    /// <summary>The tags of the new resource: a hashtable of keys and values (API: <c>tags</c>).</summary>
    [Parameter]
    [ApiMember("tags")]
    [TagArgument]
    [CountRule(0, 200)]
    public Tag[]? Tag { get; set; }
}
