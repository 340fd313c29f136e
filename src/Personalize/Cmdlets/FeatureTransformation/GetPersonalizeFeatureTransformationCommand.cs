using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Gets feature transformations by their ARNs (API: <c>DescribeFeatureTransformation</c>). The service has no list of them: recipes tell their ARNs.</summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeFeatureTransformation")]
[OutputType(typeof(FeatureTransformation))]
public sealed class GetPersonalizeFeatureTransformationCommand : DescribeCommand<FeatureTransformation>
{
    /// <summary>The ARNs of the feature transformations to describe (API: <c>featureTransformationArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(FeatureTransformationArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? FeatureTransformationArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.FeatureTransformation;

    private protected override string[]? Arns => FeatureTransformationArn;
}
