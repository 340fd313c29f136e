namespace Personalize.Infrastructure;

/// <summary>Get- of what the service only describes: there is no list of it.</summary>
/// <typeparam name="TResource">What describing emits.</typeparam>
public abstract class DescribeCommand<TResource> : RegionalCommand
    where TResource : ServiceObject
{
    private protected DescribeCommand()
    {
    }

    /// <summary>The kind of resource.</summary>
    private protected abstract ResourceKind Kind { get; }

    /// <summary>The ARNs to describe.</summary>
    private protected abstract string[]? Arns { get; }

    /// <summary>Describes each.</summary>
    protected override void ProcessRecord()
    {
        foreach (var text in Arns ?? [])
        {
            Attempt(text, () =>
            {
                var arn = Arn.Parse(text, Kind);
                WriteObject(FinishDescribe(Kind, arn.Text, StartDescribe<TResource>(Kind, arn.Text, ConnectionFor(arn), StopToken)));
            });
        }
    }
}
