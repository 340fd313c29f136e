using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Gives resources tags, or other values for tags that they have (API: <c>TagResource</c>).</summary>
[Cmdlet(VerbsCommon.Add, "PersonalizeTag", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class AddPersonalizeTagCommand : TagCommand
{
    /// <summary>The tags: a hashtable of keys and values (API: <c>tags</c>).</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ApiMember("tags")]
    [TagArgument]
    [CountRule(0, 200)]
    public Tag[]? Tag { get; set; }

    private protected override void Process(Arn arn, Connection connection)
    {
        if (ShouldProcess(arn.Text, "Add tags"))
        {
            Invoke<object>("TagResource", [new("resourceArn", arn.Text), new("tags", Tag)], resultMember: null, connection);
        }
    }
}
