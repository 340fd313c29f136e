using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Personalize.Tests.Module;
using Personalize.Tests.Shell;
using Xunit;

namespace Personalize.Tests.Runbooks;

/// <summary>The runbooks in a process of their own, as a scheduler starts them: in the module's shell, with everything on the command line.</summary>
public sealed class SchedulerTests : IDisposable
{
    private readonly RunbookStage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData(
        "Update-NightlyCampaign",
        RunbookStage.Campaign + " -Metric coverage,precision_at_5 -TolerancePercent 100 -PollInterval 0.02",
        "promoted; home serves ",
        0)]
    [InlineData(
        "Start-WeeklyInference",
        RunbookStage.Solution + " -InputPath s3://films/users.jsonl -OutputPath s3://films/o/ -RoleArn arn:aws:iam::111122223333:role/r -PollInterval 0.02",
        "done: weekly-",
        0)]
    [InlineData("Get-IdleCampaign", "-Region us-east-1 -AsOf 2999-12-31", "1 idle campaigns, billed at least 1460 TPS-hours a month", 2)]
    [InlineData("Remove-OutdatedCampaign", "-Region us-east-1 -OlderThanDays 10", "done", 0)]
    public async Task A_run_that_ends_well_has_nothing_on_standard_error(string runbook, string arguments, string lastFact, int exitCode)
    {
        var (exit, output, errors) = await Start(runbook, arguments);
        Assert.Equal("", errors);
        Assert.Equal(exitCode, exit);
        var lines = output.TrimEnd().Split('\n');
        Assert.Contains($"Z {runbook}: {lastFact}", lines[^1], StringComparison.Ordinal);
        Assert.EndsWith($" [exit code {exitCode}]", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_fails_has_its_error_on_standard_error_and_the_alert_by_its_name()
    {
        var folder = Directory.CreateTempSubdirectory("runbook");
        try
        {
            var alert = Path.Combine(folder.FullName, "alert.ps1");
            await File.WriteAllTextAsync(alert, "param($failure) \"paged: $($failure.FailureReason)\"", TestContext.Current.CancellationToken);
            _stage.Emulated.Fail("CreateBatchInferenceJob", "The input has no users.");
            var (exit, output, errors) = await Start(
                "Start-WeeklyInference",
                RunbookStage.Solution + $" -InputPath s3://films/i -OutputPath s3://films/o/ -RoleArn arn:aws:iam::111122223333:role/r -PollInterval 0.02 -OnFailure {alert}");
            Assert.Equal(3, exit);
            Assert.All(output.TrimEnd().Split('\n'), line => Assert.Contains("Z Start-WeeklyInference: ", line, StringComparison.Ordinal));
            Assert.Contains("alert: paged: The input has no users.", output, StringComparison.Ordinal);
            Assert.EndsWith("failed: ResourceFailed [exit code 3]\n", output, StringComparison.Ordinal);
            Assert.Contains("ResourceFailed: ", errors, StringComparison.Ordinal);
            Assert.DoesNotContain(EmulatedSession.SecretKey, output + errors, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Task<ShellResult> Start(string runbook, string arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = EmulatedSession.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = EmulatedSession.SecretKey,
        };
        return ShellProcess.RunWith(
            "",
            environment,
            ["-NonInteractive", "-File", RunbookStage.PathOf(runbook), .. arguments.Split(' '), "-EndpointUrl", _stage.Emulated.Url]);
    }
}
