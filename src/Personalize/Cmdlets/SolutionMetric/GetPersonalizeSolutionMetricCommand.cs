using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Gets how well solution versions did when they were tested (API: <c>GetSolutionMetrics</c>).</summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeSolutionMetric")]
[OutputType(typeof(SolutionMetrics))]
public sealed class GetPersonalizeSolutionMetricCommand : RegionalCommand
{
    /// <summary>The ARNs of the solution versions (API: <c>solutionVersionArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(SolutionVersionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SolutionVersionArn { get; set; }

    /// <summary>Gets those of each version.</summary>
    protected override void ProcessRecord()
    {
        foreach (var text in SolutionVersionArn ?? [])
        {
            Attempt(text, () =>
            {
                var arn = Arn.Parse(text, ResourceKind.SolutionVersion);
                WriteObject(Invoke<SolutionMetrics>("GetSolutionMetrics", [new("solutionVersionArn", arn.Text)], resultMember: null, ConnectionFor(arn)).Value);
            });
        }
    }
}
