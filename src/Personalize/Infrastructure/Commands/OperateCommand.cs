namespace Personalize.Infrastructure;

/// <summary>Start- and Stop- of resources: an operation that takes nothing but the ARN. Each resource is emitted as it is afterwards.</summary>
/// <typeparam name="TResource">The resource's full type.</typeparam>
public abstract class OperateCommand<TResource> : AwaitedChangeCommand<TResource>
    where TResource : ServiceObject, new()
{
    private protected OperateCommand()
    {
    }

    /// <summary>The ARNs of the resources.</summary>
    private protected abstract string[]? Arns { get; }

    /// <summary>Starts or stops each.</summary>
    protected override void ProcessRecord()
    {
        foreach (var text in Arns ?? [])
        {
            Attempt(text, () =>
            {
                var arn = Arn.Parse(text, Kind);
                Change(arn.Text, [new(Kind.ArnMember, arn.Text)], ConnectionFor(arn), arn.Text);
            });
        }
    }
}
