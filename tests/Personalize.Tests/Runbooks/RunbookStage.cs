using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Text.RegularExpressions;
using Personalize.Tests.Module;
using Xunit;

namespace Personalize.Tests.Runbooks;

/// <summary>An emulator with a trained solution and a campaign that serves it, and the runbooks of samples/runbooks. Its clock runs fast.</summary>
public sealed partial class RunbookStage : IDisposable
{
    public const string Account = "arn:aws:personalize:us-east-1:111122223333:";
    public const string Campaign = Account + "campaign/home";
    public const string Solution = Account + "solution/films";

    private const int Fast = 20_000;

    private const string Standing =
        """
        foreach ($verb in 'New', 'Update', 'Remove', 'Wait') { $PSDefaultParameterValues["$verb-Personalize*:PollInterval"] = 0.02 }
        $role = 'arn:aws:iam::111122223333:role/personalize'
        $schema = New-PersonalizeSchema interactions -Schema @{
            type = 'record'; name = 'Interactions'; namespace = 'com.amazonaws.personalize.schema'; version = '1.0'
            fields = 'USER_ID', 'ITEM_ID', 'TIMESTAMP' | ForEach-Object { @{ name = $_; type = $_ -eq 'TIMESTAMP' ? 'long' : 'string' } }
        }
        $group = New-PersonalizeDatasetGroup films -Wait
        New-PersonalizeDataset interactions $group -SchemaArn $schema.SchemaArn -DatasetType INTERACTIONS -Wait |
            New-PersonalizeDatasetImportJob -Name first -DataLocation s3://films/interactions.csv -RoleArn $role -Wait | Out-Null
        $recipe = 'arn:aws:personalize:::recipe/aws-user-personalization'
        $global:version = New-PersonalizeSolution films $group -RecipeArn $recipe -PerformAutoTraining:$false -Wait | New-PersonalizeSolutionVersion -Wait
        New-PersonalizeCampaign home $version -MinProvisionedTPS 2 -Wait | Out-Null
        """;

    public RunbookStage()
    {
        Emulated = new EmulatedSession();
        Emulated.Run(Fast);
        Emulated.Run(Standing).ThrowOnError();
        Serving = Served();
    }

    public EmulatedSession Emulated { get; }

    /// <summary>The version that the campaign served in the beginning.</summary>
    public string Serving { get; }

    /// <summary>The path of a runbook.</summary>
    public static string PathOf(string runbook) => Path.Combine(StagedModule.RepositoryRoot, "samples", "runbooks", runbook + ".ps1");

    /// <summary>Runs a runbook in the session, to its end.</summary>
    public RunbookResult Run(string runbook, string arguments)
    {
        var result = Emulated.Run($"$global:LASTEXITCODE = 'none'; & '{PathOf(runbook)}' {arguments} 6>&1; $LASTEXITCODE");
        Assert.Null(result.Terminating);
        var lines = result.Output.Select(item => item!.BaseObject).OfType<InformationRecord>().Select(record => record.ToString()).ToList();
        var others = result.Output.Where(item => item!.BaseObject is not InformationRecord).ToList();
        Assert.All(lines, line => Assert.Matches(LogLine(), line));
        Assert.All(lines, line => Assert.DoesNotContain(EmulatedSession.SecretKey, line, StringComparison.Ordinal));
        return new RunbookResult((int)others[^1]!.BaseObject, lines, others[..^1]!, result.Errors);
    }

    /// <summary>The version that a campaign serves now.</summary>
    public string Served(string campaign = Campaign) => (string)Emulated.Run($"(Get-PersonalizeCampaign {campaign}).SolutionVersionArn").ThrowOnError().Output[0]!.BaseObject;

    public void Go() => Emulated.Run(Fast);

    /// <summary>Has the version in service be so good by the usual metric.</summary>
    public void Measure(double figure) => Measure(new Dictionary<string, double> { ["normalized_discounted_cumulative_gain_at_25"] = figure });

    /// <summary>Has the version in service have these metrics and no others.</summary>
    public void Measure(Dictionary<string, double> metrics) => Emulated.Fault(new
    {
        kind = "answer",
        operation = "GetSolutionMetrics",
        arn = Serving,
        body = JsonSerializer.Serialize(new { solutionVersionArn = Serving, metrics }),
    });

    /// <summary>That what was asked of the service could change nothing.</summary>
    public void AssertOnlyReads() =>
        Assert.All(Emulated.Requests(), request => Assert.Matches("^(Describe|List|Get)", (string)request["operation"]!));

    public void Dispose() => Emulated.Dispose();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ [A-Z][a-z]+-[A-Za-z]+: \S[^\r\n]*$")]
    private static partial Regex LogLine();
}

/// <summary>What a runbook left behind.</summary>
public sealed record RunbookResult(int ExitCode, IReadOnlyList<string> Log, IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors)
{
    /// <summary>The one error, by its id.</summary>
    public string? ErrorId => Errors.Count == 1 ? Errors[0].FullyQualifiedErrorId.Split(',')[0] : Errors.Count == 0 ? null : $"{Errors.Count} errors";

    /// <summary>That the log has a line with a text.</summary>
    public void AssertLogged(string text) => Assert.Contains(Log, line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>How it ended: the exit code, the only error's id, and the last line of the log.</summary>
    public void AssertEnd(int exitCode, string? errorId, string lastLine)
    {
        Assert.Equal((exitCode, errorId), (ExitCode, ErrorId));
        Assert.EndsWith($"{lastLine} [exit code {exitCode}]", Log[^1], StringComparison.Ordinal);
    }
}
