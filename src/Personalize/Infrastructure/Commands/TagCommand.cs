using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>What has to do with the tags of resources, of whichever kind.</summary>
public abstract class TagCommand : RegionalCommand
{
    private protected TagCommand()
    {
    }

    /// <summary>The ARNs of the resources, or the resources themselves (API: <c>resourceArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ApiMember("resourceArn")]
    [AnyArnArgument]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ResourceArn { get; set; }

    /// <summary>Does it for each resource.</summary>
    protected override void ProcessRecord()
    {
        foreach (var text in ResourceArn ?? [])
        {
            Attempt(text, () =>
            {
                var arn = Arn.Parse(text);
                Process(arn, ConnectionFor(arn));
            });
        }
    }

    private protected abstract void Process(Arn arn, Connection connection);
}
