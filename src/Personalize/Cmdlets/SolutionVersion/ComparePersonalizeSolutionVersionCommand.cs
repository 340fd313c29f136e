using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Lines solution versions up, one row a version: metrics, training hours and tuned hyperparameters as columns (API: <c>DescribeSolutionVersion</c>,
/// <c>GetSolutionMetrics</c>).
/// </summary>
[Cmdlet(VerbsData.Compare, "PersonalizeSolutionVersion")]
[OutputType(typeof(SolutionVersionComparison))]
public sealed class ComparePersonalizeSolutionVersionCommand : RegionalCommand
{
    private const string Active = "ACTIVE";

    private readonly List<(Arn Arn, Connection Connection)> _asked = [];

    /// <summary>The versions to compare, by ARN or as objects; a solution stands for all its <c>ACTIVE</c> versions.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [AnyArnArgument]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SolutionVersionArn { get; set; }

    /// <summary>The version that the others are measured by: each metric's difference to it is a column of its own.</summary>
    [Parameter]
    [ArnArgument(nameof(SolutionVersionArn))]
    [ArgumentCompleter(typeof(SolutionVersionArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Reference { get; set; }

    /// <summary>Takes in what is to be compared.</summary>
    protected override void ProcessRecord()
    {
        foreach (var text in SolutionVersionArn ?? [])
        {
            Attempt(text, () =>
            {
                var arn = Arn.Parse(text);
                if (ResourceKind.Of(arn) != ResourceKind.Solution)
                {
                    arn = Arn.Parse(text, ResourceKind.SolutionVersion);
                }

                _asked.Add((arn, ConnectionForMany(arn)));
            });
        }
    }

    /// <summary>Asks for all of them, a few at a time, and emits the rows in the order of the input.</summary>
    protected override void EndProcessing()
    {
        var places = new Dictionary<Connection, ServiceCalls>();
        try
        {
            var reference = Reference is null ? null : AskReference(Reference);
            var versions = Versions(CallsTo);
            var asked = versions.Select(version => (version.Arn, version.Calls, Answer: AskAsync(version.Arn, version.Calls))).ToList();
            var comparison = new VersionComparison(reference?.Metrics);
            foreach (var (arn, calls, answer) in asked)
            {
                Attempt(arn, () =>
                {
                    var version = AwaitCalls(calls, answer);
                    comparison.Add(version.Description, version.Metrics);
                    if (version.Failure is { } failure)
                    {
                        WriteError(failure.ToErrorRecord(arn));
                    }
                });
            }

            WriteObject(comparison.Rows(), enumerateCollection: true);
        }
        finally
        {
            foreach (var calls in places.Values)
            {
                calls.Dispose();
            }
        }

        ServiceCalls CallsTo(Connection connection) =>
            places.TryGetValue(connection, out var calls) ? calls : places[connection] = new ServiceCalls(Template, connection, StopToken);

        TrainedVersion AskReference(string text)
        {
            try
            {
                var arn = Arn.Parse(text, ResourceKind.SolutionVersion);
                var calls = CallsTo(ConnectionForMany(arn));
                var version = AwaitCalls(calls, AskAsync(arn.Text, calls));
                return version.Metrics is not null ? version : throw version.Failure ?? new InvalidInputException(
                    $"{arn} is {version.Description.Status} and has no metrics to measure the others by. Give an ACTIVE version as -Reference.");
            }
            catch (PersonalizeException exception)
            {
                ThrowTerminatingError(exception.ToErrorRecord(text));
                throw;
            }
        }
    }

    // In the order of the input, each once; all lists of solutions are asked for before the first is waited for.
    private List<(string Arn, ServiceCalls Calls)> Versions(Func<Connection, ServiceCalls> callsTo)
    {
        var sources = _asked
            .Select(asked => (asked.Arn, Calls: callsTo(asked.Connection)))
            .Select(source => (source.Arn, source.Calls, List: ResourceKind.Of(source.Arn) == ResourceKind.Solution
                ? source.Calls.ListAsync(ResourceKind.SolutionVersion, ResourceKind.Solution, source.Arn.Text)
                : null))
            .ToList();
        var versions = new List<(string, ServiceCalls)>();
        var seen = new HashSet<string>();
        foreach (var (arn, calls, list) in sources)
        {
            if (list is null)
            {
                Take(arn.Text, calls);
            }
            else
            {
                Attempt(arn.Text, () =>
                {
                    foreach (var version in AwaitCalls(calls, list).Where(version => version.Status == Active))
                    {
                        Take(version.Arn!, calls);
                    }
                });
            }
        }

        return versions;

        void Take(string arn, ServiceCalls calls)
        {
            if (seen.Add(arn))
            {
                versions.Add((arn, calls));
            }
        }
    }

    // A version that isn't trained has no metrics to ask for.
    private static async Task<TrainedVersion> AskAsync(string arn, ServiceCalls calls)
    {
        var version = (SolutionVersion)await calls.DescribeAsync(ResourceKind.SolutionVersion, arn).ConfigureAwait(false);
        if (version.Status != Active)
        {
            return new TrainedVersion(version, null, null);
        }

        try
        {
            var answer = await calls.InvokeAsync<SolutionMetrics>("GetSolutionMetrics", [new("solutionVersionArn", arn)]).ConfigureAwait(false);
            return new TrainedVersion(version, answer.Metrics ?? [], null);
        }
        catch (PersonalizeException exception)
        {
            return new TrainedVersion(version, null, exception);
        }
    }

    private sealed record TrainedVersion(SolutionVersion Description, Dictionary<string, double>? Metrics, PersonalizeException? Failure);
}
