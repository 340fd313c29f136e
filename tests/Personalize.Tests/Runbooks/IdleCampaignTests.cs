using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Personalize.Tests.Runbooks;

/// <summary>Get-IdleCampaign.ps1: what is billed and looked after by nobody.</summary>
public sealed class IdleCampaignTests : IDisposable
{
    private const string Runbook = "Get-IdleCampaign";
    private const string InFortyDays = "-MaxAttempts 1 -AsOf (Get-PersonalizeCampaign -Detailed -First 1).CreationDateTime.AddDays(40)";

    private readonly RunbookStage _stage = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("runbook");

    public void Dispose()
    {
        _stage.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void A_campaign_that_nothing_happened_to_is_idle()
    {
        var run = _stage.Run(Runbook, Args(""));
        run.AssertEnd(2, null, "1 idle campaigns, billed at least 1460 TPS-hours a month");
        run.AssertLogged("home: idle, 2 TPS");
        var row = Assert.Single(run.Output);
        Assert.Equal(
            ["home", RunbookStage.Campaign, true, 2, 1460, null, false, _stage.Serving],
            new[] { "Name", "CampaignArn", "Idle", "MinProvisionedTPS", "BilledTpsHoursAMonth", "Requests", "NewerVersion", "SolutionVersionArn" }
                .Select(name => row.Properties[name].Value));
        Assert.All(new[] { "LastChange", "LastTraining", "LastImport" }, name => Assert.IsType<DateTime>(PSObject.AsPSObject(row.Properties[name].Value).BaseObject));
    }

    [Theory]
    [InlineData("Update-PersonalizeCampaign $campaign -MinProvisionedTPS 3 -Wait")]
    [InlineData("New-PersonalizeSolutionVersion $version.SolutionArn -Wait")]
    [InlineData("Get-PersonalizeDataset -First 1 | New-PersonalizeDatasetImportJob -Name second -DataLocation s3://films/more.csv -RoleArn arn:aws:iam::111122223333:role/personalize -Wait")]
    public void Whatever_happens_to_it_means_that_it_is_not_idle(string change)
    {
        _stage.Emulated.Advance(TimeSpan.FromDays(35));
        _stage.Emulated.Run($"$campaign = '{RunbookStage.Campaign}'; {change}").ThrowOnError();
        var run = _stage.Run(Runbook, Args(""));
        run.AssertEnd(0, null, "no campaign is idle");
        run.AssertLogged("home: in use");
        Assert.Empty(run.Output);
        Assert.False((bool)Assert.Single(_stage.Run(Runbook, Args("-All")).Output).Properties["Idle"].Value);
        Assert.Equal(2, _stage.Run(Runbook, Args("-IdleDays 1")).ExitCode);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(12, 0)]
    public void Requests_that_somebody_can_count_decide(int requests, int exitCode)
    {
        var run = _stage.Run(Runbook, Args($"-All -RequestCount {{ param($arn, $since) $global:asked = $arn, $since; {requests} }}"));
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal((long)requests, Assert.Single(run.Output).Properties["Requests"].Value);
        Assert.Equal(RunbookStage.Campaign, _stage.Emulated.Run("$asked[0]").Output[0]!.BaseObject);
    }

    [Fact]
    public void The_report_can_be_a_file()
    {
        var path = Path.Combine(_folder.FullName, "idle.csv");
        Assert.Single(_stage.Run(Runbook, Args($"-CsvPath '{path}'")).Output);
        var lines = File.ReadAllLines(path);
        Assert.StartsWith("\"Name\",\"CampaignArn\",\"Idle\",", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"\"home\",\"{RunbookStage.Campaign}\",\"True\",\"2\",\"1460\",", Assert.Single(lines[1..]), StringComparison.Ordinal);
        Assert.Equal(0, _stage.Run(Runbook, $"-CsvPath '{path}'").ExitCode);
        Assert.Equal("", File.ReadAllText(path).Trim());
    }

    [Fact]
    public void It_changes_nothing_and_with_WhatIf_writes_no_file()
    {
        var path = Path.Combine(_folder.FullName, "idle.csv");
        _stage.Emulated.ClearRequests();
        var run = _stage.Run(Runbook, Args($"-CsvPath '{path}' -WhatIf"));
        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain(run.Log, line => line.Contains(path, StringComparison.Ordinal));
        _stage.AssertOnlyReads();
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_campaign_that_is_gone_in_the_meantime_spoils_nothing()
    {
        _stage.Emulated.Fault(new { kind = "error", code = "ResourceNotFoundException", operation = "DescribeCampaign", arn = RunbookStage.Campaign, after = 1 });
        var run = _stage.Run(Runbook, Args(""));
        run.AssertEnd(0, null, "no campaign is idle");
        run.AssertLogged("home: gone in the meantime");
    }

    [Theory]
    [InlineData("throttling", "ListCampaigns", 4, "Throttled")]
    [InlineData("accessDenied", "ListDatasetImportJobs", 5, "AccessDenied")]
    [InlineData("html", "ListSolutionVersions", 1, "MalformedResponse")]
    public void What_the_service_refuses_has_its_exit_code(string kind, string operation, int exitCode, string errorId)
    {
        _stage.Emulated.Fault(new { kind, operation, status = kind == "html" ? 200 : (int?)null });
        _stage.Run(Runbook, "-IdleDays 0 -MaxAttempts 1").AssertEnd(exitCode, errorId, $"failed: {errorId}");
    }

    private static string Args(string more) => $"{InFortyDays} {more}";
}
