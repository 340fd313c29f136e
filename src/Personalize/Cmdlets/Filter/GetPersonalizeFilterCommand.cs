using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets filters: by ARN in full (API: <c>DescribeFilter</c>), or as a list (API: <c>ListFilters</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeFilter", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(Filter), ParameterSetName = [Describe, List])]
[OutputType(typeof(FilterSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeFilterCommand : GetResourceCommand<Filter, FilterSummary>
{
    /// <summary>The ARNs of the filters to describe (API: <c>filterArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(FilterArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? FilterArn { get; set; }

    /// <summary>Only the filters of this dataset group (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Filter;

    private protected override string[]? Arns => FilterArn;
}
