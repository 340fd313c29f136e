using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Gets the tags of resources (API: <c>ListTagsForResource</c>).</summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeTag")]
[OutputType(typeof(ResourceTag))]
public sealed class GetPersonalizeTagCommand : TagCommand
{
    private protected override void Process(Arn arn, Connection connection)
    {
        foreach (var tag in Invoke<Tag[]>("ListTagsForResource", [new("resourceArn", arn.Text)], "tags", connection).Value ?? [])
        {
            WriteObject(new ResourceTag { ResourceArn = arn.Text, TagKey = tag.TagKey, TagValue = tag.TagValue });
        }
    }
}
