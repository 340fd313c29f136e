namespace Personalize.Infrastructure;

/// <summary>Update- of a resource: what its parameters say is changed, and the resource is emitted.</summary>
/// <typeparam name="TResource">The resource's full type.</typeparam>
public abstract class UpdateResourceCommand<TResource> : AwaitedChangeCommand<TResource>
    where TResource : ServiceObject, new()
{
    private protected UpdateResourceCommand()
    {
    }

    private protected override string Operation => Kind.UpdateOperation;

    private protected override string Action => $"Update {Kind.Name}";

    /// <summary>The ARN of the resource to change.</summary>
    private protected abstract string? ResourceArn { get; }

    /// <summary>Changes one resource for each input.</summary>
    protected override void ProcessRecord() => Attempt(ResourceArn, () => Change(ResourceArn!));
}
