using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets recommenders: by ARN in full (API: <c>DescribeRecommender</c>), or as a list (API: <c>ListRecommenders</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeRecommender", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(Recommender), ParameterSetName = [Describe, List])]
[OutputType(typeof(RecommenderSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeRecommenderCommand : GetResourceCommand<Recommender, RecommenderSummary>
{
    /// <summary>The ARNs of the recommenders to describe (API: <c>recommenderArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(RecommenderArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? RecommenderArn { get; set; }

    /// <summary>Only the recommenders of this dataset group (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Recommender;

    private protected override string[]? Arns => RecommenderArn;
}
