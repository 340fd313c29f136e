using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets dataset groups: by ARN in full (API: <c>DescribeDatasetGroup</c>), or as a list (API: <c>ListDatasetGroups</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeDatasetGroup", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(DatasetGroup), ParameterSetName = [Describe, List])]
[OutputType(typeof(DatasetGroupSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeDatasetGroupCommand : GetResourceCommand<DatasetGroup, DatasetGroupSummary>
{
    /// <summary>The ARNs of the dataset groups to describe (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? DatasetGroupArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.DatasetGroup;

    private protected override string[]? Arns => DatasetGroupArn;
}
