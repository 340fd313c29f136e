using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Personalize.Tests.Runbooks;

/// <summary>Start-WeeklyInference.ps1: a job, and an alert if there is no result.</summary>
public sealed class WeeklyInferenceTests : IDisposable
{
    private const string Runbook = "Start-WeeklyInference";

    private const string Usual = RunbookStage.Solution
        + " -InputPath s3://films/users.jsonl -OutputPath s3://films/out/ -RoleArn arn:aws:iam::111122223333:role/personalize -NamePrefix news"
        + " -OnFailure { param($failure) $global:alert = $failure; 'told the shift' } -PollInterval 0.02 -MaxAttempts 1";

    private readonly RunbookStage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public void The_newest_version_computes_and_nobody_is_alarmed()
    {
        var newest = (string)_stage.Emulated.Run("(New-PersonalizeSolutionVersion $version.SolutionArn -Wait).SolutionVersionArn").ThrowOnError().Output[0]!.BaseObject;
        var run = _stage.Run(Runbook, Usual + " -NumResults 7");
        Assert.Equal((0, null), (run.ExitCode, run.ErrorId));
        var job = Job();
        Assert.Matches(@"^news-\d{8}-\d{6}$", job.JobName);
        Assert.Equal(("ACTIVE", newest, 7, null), (job.Status, job.SolutionVersionArn, job.NumResults, job.FilterArn));
        run.AssertLogged($"runs {job.JobName} with {newest} over s3://films/users.jsonl");
        run.AssertEnd(0, null, $"done: {job.JobName}, output in s3://films/out/");
        Assert.Null(Alert());
    }

    [Fact]
    public void WhatIf_changes_nothing()
    {
        _stage.Emulated.ClearRequests();
        _stage.Run(Runbook, Usual + " -WhatIf").AssertEnd(0, null, "nothing was changed");
        _stage.AssertOnlyReads();
    }

    [Fact]
    public void WhatIf_raises_no_alert()
    {
        _stage.Emulated.Fault(new { kind = "accessDenied", operation = "ListSolutionVersions" });
        Assert.Equal(5, _stage.Run(Runbook, Usual + " -WhatIf").ExitCode);
        Assert.Null(Alert());
    }

    [Fact]
    public void A_job_that_fails_raises_the_alert_with_its_reason()
    {
        _stage.Emulated.Fail("CreateBatchInferenceJob", "The input has no users.");
        var run = _stage.Run(Runbook, Usual);
        run.AssertEnd(3, "ResourceFailed", "failed: ResourceFailed");
        run.AssertLogged("alert: told the shift");
        run.AssertLogged(": CREATE FAILED; The input has no users.");
        var alert = Alert()!;
        var job = Job();
        Assert.Equal(
            ["Start-WeeklyInference", 3, "ResourceFailed", "The input has no users.", job.JobName, job.BatchInferenceJobArn],
            new[] { "Runbook", "ExitCode", "ErrorId", "FailureReason", "JobName", "Arn" }.Select(name => alert.Properties[name].Value));
        Assert.Contains("The input has no users.", (string)alert.Properties["Message"].Value, StringComparison.Ordinal);
        Assert.Equal(DateTimeKind.Utc, LanguagePrimitives.ConvertTo<DateTime>(alert.Properties["Time"].Value).Kind);
    }

    [Fact]
    public void The_alert_may_be_a_script_by_its_path()
    {
        var folder = Directory.CreateTempSubdirectory("runbook");
        try
        {
            var script = Path.Combine(folder.FullName, "alert.ps1");
            File.WriteAllText(script, "param($failure) \"mail: $($failure.FailureReason)\"");
            _stage.Emulated.Fail("CreateBatchInferenceJob", "The input has no users.");
            var run = _stage.Run(Runbook, Usual[..Usual.IndexOf(" -OnFailure", StringComparison.Ordinal)] + $" -OnFailure '{script}' -PollInterval 0.02");
            Assert.Equal(3, run.ExitCode);
            run.AssertLogged("alert: mail: The input has no users.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void An_alert_that_fails_hides_nothing()
    {
        _stage.Emulated.Fail("CreateBatchInferenceJob", "The input has no users.");
        var run = _stage.Run(Runbook, Usual.Replace("'told the shift'", "throw 'No line.'", StringComparison.Ordinal));
        Assert.Equal(3, run.ExitCode);
        Assert.Equal(["AlertFailed", "ResourceFailed"], run.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        run.AssertLogged("the alert could not be raised");
    }

    [Fact]
    public void A_run_that_is_repeated_takes_the_job_up()
    {
        _stage.Emulated.Freeze();
        _stage.Run(Runbook, Usual + " -TimeoutSec 1").AssertEnd(4, "WaitTimeout", "failed: WaitTimeout");
        Assert.Equal(4, Alert()!.Properties["ExitCode"].Value);
        _stage.Go();
        var job = Job();
        _stage.Run(Runbook, Usual).AssertLogged($"takes up {job.JobName}, which is CREATE");
        _stage.Run(Runbook, Usual).AssertLogged($"takes up {job.JobName}, which is ACTIVE");
        Assert.Equal(1, _stage.Emulated.Resources()["batchInferenceJobs"]);
    }

    [Fact]
    public void A_job_that_failed_is_not_taken_up()
    {
        _stage.Emulated.Run(
            """
            $failed = 'news-{0}-000000' -f (Get-Date -AsUTC).ToString('yyyyMMdd')
            New-PersonalizeBatchInferenceJob $failed -SolutionVersionArn $version -InputPath s3://films/users.csv -OutputPath s3://films/out -RoleArn arn:aws:iam::111122223333:role/personalize
            """);
        _stage.Emulated.Run("Get-PersonalizeBatchInferenceJob -First 1 | Wait-PersonalizeResource");
        Assert.Equal("CREATE FAILED", Job().Status);
        Assert.Equal(0, _stage.Run(Runbook, Usual).ExitCode);
        Assert.Equal(2, _stage.Emulated.Resources()["batchInferenceJobs"]);
    }

    [Fact]
    public void Without_an_ACTIVE_version_there_is_an_alert_too()
    {
        _stage.Emulated.Run("$g = (Get-PersonalizeDatasetGroup -First 1).DatasetGroupArn; New-PersonalizeSolution untrained $g -RecipeArn 'arn:aws:personalize:::recipe/aws-user-personalization' -PerformAutoTraining:$false -Wait").ThrowOnError();
        _stage.Run(Runbook, Usual.Replace(RunbookStage.Solution, RunbookStage.Account + "solution/untrained", StringComparison.Ordinal))
            .AssertEnd(5, "NoActiveVersion", "failed: NoActiveVersion");
        Assert.Equal("NoActiveVersion", Alert()!.Properties["ErrorId"].Value);
    }

    [Theory]
    [InlineData("throttling", "ListSolutionVersions", 4, "Throttled")]
    [InlineData("throttling", "CreateBatchInferenceJob", 4, "Throttled")]
    [InlineData("accessDenied", "CreateBatchInferenceJob", 5, "AccessDenied")]
    public void What_the_service_refuses_raises_the_alert(string kind, string operation, int exitCode, string errorId)
    {
        _stage.Emulated.Fault(new { kind, operation });
        _stage.Run(Runbook, Usual).AssertEnd(exitCode, errorId, $"failed: {errorId}");
        Assert.Equal(errorId, Alert()!.Properties["ErrorId"].Value);
    }

    private BatchInferenceJob Job() => _stage.Emulated.Run("Get-PersonalizeBatchInferenceJob -All -Detailed").ThrowOnError().Of<BatchInferenceJob>().First();

    private PSObject? Alert() => _stage.Emulated.Run("$alert").Output[0];
}
