using System.Collections.Generic;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Trains a solution: creates a new version of it (API: <c>CreateSolutionVersion</c>). Training is billed.</summary>
[Cmdlet(VerbsCommon.New, "PersonalizeSolutionVersion", SupportsShouldProcess = true)]
[OutputType(typeof(SolutionVersion))]
public sealed class NewPersonalizeSolutionVersionCommand : NewTaggedResourceCommand<SolutionVersion>
{
    /// <summary>The ARN of the solution to train (API: <c>solutionArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(SolutionArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SolutionArn { get; set; }

    /// <summary>The new version's name; the service makes one up where none is given (API: <c>name</c>).</summary>
    [Parameter]
    [NameRule]
    public string? Name { get; set; }

    /// <summary><c>FULL</c> to train on everything, <c>UPDATE</c> to take in what is new (API: <c>trainingMode</c>).</summary>
    [Parameter]
    [ValidateSet("FULL", "UPDATE", "AUTOTRAIN")]
    public string? TrainingMode { get; set; }

    private protected override ResourceKind Kind => ResourceKind.SolutionVersion;

    private protected override string? NewName => Name is null ? SolutionArn : $"{SolutionArn}, named {Name}";

    private protected override string? ExpectedArn(string name, IReadOnlyList<KeyValuePair<string, object?>> members) => $"{SolutionArn}/{name}";
}
