using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Removes datasets (API: <c>DeleteDataset</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "PersonalizeDataset", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePersonalizeDatasetCommand : RemoveAwaitedResourceCommand
{
    /// <summary>The ARNs of the datasets to remove (API: <c>datasetArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(DatasetArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? DatasetArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Dataset;

    private protected override string[]? Arns => DatasetArn;
}
