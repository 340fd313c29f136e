using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Removes dataset groups (API: <c>DeleteDatasetGroup</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "PersonalizeDatasetGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePersonalizeDatasetGroupCommand : RemoveAwaitedResourceCommand
{
    /// <summary>The ARNs of the dataset groups to remove (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ValidateNotNullOrEmpty]
    public string[]? DatasetGroupArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.DatasetGroup;

    private protected override string[]? Arns => DatasetGroupArn;
}
