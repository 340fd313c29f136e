using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets datasets: by ARN in full (API: <c>DescribeDataset</c>), or as a list (API: <c>ListDatasets</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeDataset", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(Dataset), ParameterSetName = [Describe, List])]
[OutputType(typeof(DatasetSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeDatasetCommand : GetResourceCommand<Dataset, DatasetSummary>
{
    /// <summary>The ARNs of the datasets to describe (API: <c>datasetArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(DatasetArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? DatasetArn { get; set; }

    /// <summary>Only the datasets of this dataset group (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Dataset;

    private protected override string[]? Arns => DatasetArn;
}
