using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Takes tags off resources (API: <c>UntagResource</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "PersonalizeTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePersonalizeTagCommand : TagCommand
{
    /// <summary>The keys of the tags (API: <c>tagKeys</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ApiMember("tagKeys")]
    [CountRule(0, 200)]
    [TagKeyRule]
    public string[]? TagKey { get; set; }

    /// <summary>Removes without asking.</summary>
    [Parameter]
    [NotSent]
    public SwitchParameter Force { get; set; }

    private protected override void Process(Arn arn, Connection connection)
    {
        if (Approved(arn.Text, $"Remove tags {string.Join(", ", TagKey!)}", Force))
        {
            Invoke<object>("UntagResource", [new("resourceArn", arn.Text), new("tagKeys", TagKey)], resultMember: null, connection);
        }
    }
}
