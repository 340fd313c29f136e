using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Gets algorithms by their ARNs (API: <c>DescribeAlgorithm</c>). The service has no list of them: recipes tell their ARNs.</summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeAlgorithm")]
[OutputType(typeof(Algorithm))]
public sealed class GetPersonalizeAlgorithmCommand : DescribeCommand<Algorithm>
{
    /// <summary>The ARNs of the algorithms to describe (API: <c>algorithmArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(AlgorithmArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AlgorithmArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Algorithm;

    private protected override string[]? Arns => AlgorithmArn;
}
