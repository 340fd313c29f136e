using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Creates a dataset group, which everything else belongs to (API: <c>CreateDatasetGroup</c>).</summary>
[Cmdlet(VerbsCommon.New, "PersonalizeDatasetGroup", SupportsShouldProcess = true)]
[OutputType(typeof(DatasetGroup))]
public sealed class NewPersonalizeDatasetGroupCommand : NewTaggedResourceCommand<DatasetGroup>
{
    /// <summary>The dataset group's name (API: <c>name</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The domain, for recommenders and their recipes; without it everything is custom (API: <c>domain</c>).</summary>
    [Parameter]
    [ValidateSet("ECOMMERCE", "VIDEO_ON_DEMAND")]
    public string? Domain { get; set; }

    /// <summary>The ARN of the AWS KMS key that its data is encrypted with (API: <c>kmsKeyArn</c>).</summary>
    [Parameter]
    [KmsKeyArnRule]
    public string? KmsKeyArn { get; set; }

    /// <summary>The ARN of the IAM role that may use the key (API: <c>roleArn</c>).</summary>
    [Parameter]
    [RoleArnRule]
    public string? RoleArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.DatasetGroup;

    private protected override string? NewName => Name;
}
