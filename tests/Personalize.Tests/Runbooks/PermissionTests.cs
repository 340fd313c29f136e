using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Personalize.Tests.Runbooks;

/// <summary>The actions that samples/runbooks/README.md says are needed are those that are.</summary>
public sealed partial class PermissionTests : IDisposable
{
    private readonly RunbookStage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData("Update-NightlyCampaign", RunbookStage.Campaign + " -PollInterval 0.02 -TolerancePercent 100")]
    [InlineData(
        "Start-WeeklyInference",
        RunbookStage.Solution + " -InputPath s3://films/users.jsonl -OutputPath s3://films/out/ -RoleArn arn:aws:iam::111122223333:role/r -PollInterval 0.02")]
    [InlineData("Get-IdleCampaign", "-IdleDays 0")]
    [InlineData("Remove-OutdatedCampaign", "-OlderThanDays 0 -AsOf $version.CreationDateTime.AddDays(1) -PollInterval 0.02")]
    public void The_table_of_actions_is_what_is_called(string runbook, string arguments)
    {
        if (runbook == "Remove-OutdatedCampaign")
        {
            _stage.Emulated.Run("New-PersonalizeSolutionVersion $version.SolutionArn -Wait").ThrowOnError();
        }

        _stage.Emulated.ClearRequests();
        Assert.InRange(_stage.Run(runbook, arguments).ExitCode, 0, 2);
        var called = _stage.Emulated.Requests().Select(request => (string)request["operation"]!).Distinct().Order(StringComparer.Ordinal);
        var row = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(RunbookStage.PathOf(runbook))!, "README.md"))
            .Single(line => line.StartsWith($"| {runbook} |", StringComparison.Ordinal));
        Assert.Equal(Action().Matches(row).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal), called);
    }

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex Action();
}
