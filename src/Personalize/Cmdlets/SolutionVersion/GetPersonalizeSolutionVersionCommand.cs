using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets solution versions: by ARN in full (API: <c>DescribeSolutionVersion</c>), or as a list (API: <c>ListSolutionVersions</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeSolutionVersion", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(SolutionVersion), ParameterSetName = [Describe, List])]
[OutputType(typeof(SolutionVersionSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeSolutionVersionCommand : GetResourceCommand<SolutionVersion, SolutionVersionSummary>
{
    /// <summary>The ARNs of the versions to describe (API: <c>solutionVersionArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(SolutionVersionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SolutionVersionArn { get; set; }

    /// <summary>Only the versions of this solution (API: <c>solutionArn</c>).</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(SolutionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SolutionArn { get; set; }

    /// <summary>Of each solution only the newest version that is <c>ACTIVE</c>, or that has the <c>-Status</c> asked for.</summary>
    [Parameter(ParameterSetName = List)]
    [NotSent]
    public SwitchParameter Latest { get; set; }

    private protected override ResourceKind Kind => ResourceKind.SolutionVersion;

    private protected override string[]? Arns => SolutionVersionArn;

    private protected override bool Gathers => Latest;

    private protected override string[] UsualStatus => Latest ? ["ACTIVE"] : [];

    private protected override IEnumerable<SolutionVersionSummary> Choose(IReadOnlyList<SolutionVersionSummary> matches) =>
        matches
            .GroupBy(version => SolutionOf(version.SolutionVersionArn))
            .Select(solution => solution.Aggregate((newest, next) => next.CreationDateTime > newest.CreationDateTime ? next : newest));

    // A summary doesn't say which solution it belongs to; its ARN does.
    private static string? SolutionOf(string? versionArn) => versionArn?.Substring(0, System.Math.Max(0, versionArn.LastIndexOf('/')));
}
