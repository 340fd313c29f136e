using System;
using System.Collections.Generic;
using Xunit;

namespace Personalize.Tests.Runbooks;

/// <summary>Update-NightlyCampaign.ps1: train, compare, promote.</summary>
public sealed class NightlyCampaignTests : IDisposable
{
    private const string Runbook = "Update-NightlyCampaign";
    private const string Usual = RunbookStage.Campaign + " -PollInterval 0.02 -MaxAttempts 1";

    private readonly RunbookStage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public void A_version_whose_metrics_hold_is_promoted()
    {
        _stage.Measure(0.01);
        var run = _stage.Run(Runbook, Usual);
        run.AssertEnd(0, null, $"promoted; home serves {_stage.Served()}");
        Assert.NotEqual(_stage.Serving, _stage.Served());
        run.AssertLogged($"campaign home: ACTIVE, serves {_stage.Serving}");
        run.AssertLogged($"trains {RunbookStage.Solution}");
        run.AssertLogged($"version {_stage.Served()}: ACTIVE");
        run.AssertLogged("metric normalized_discounted_cumulative_gain_at_25: in service 0.01, new 0.");
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_version_that_is_worse_is_kept_and_not_promoted()
    {
        _stage.Measure(0.99);
        var run = _stage.Run(Runbook, Usual);
        run.AssertEnd(2, null, $"not promoted; home still serves {_stage.Serving}");
        run.AssertLogged("at least 0.9702 wanted: does not hold");
        Assert.Equal(_stage.Serving, _stage.Served());
        Assert.Equal(2, _stage.Emulated.Resources()["solutionVersions"]);
    }

    [Fact]
    public void Every_metric_must_hold_and_the_tolerance_counts()
    {
        const string Two = " -NoTraining -Metric 'coverage, precision_at_5'";
        _stage.Emulated.Run("New-PersonalizeSolutionVersion $version.SolutionArn -Wait").ThrowOnError();
        _stage.Measure(new Dictionary<string, double> { ["coverage"] = 0.01, ["precision_at_5"] = 0.99 });
        var run = _stage.Run(Runbook, Usual + Two);
        run.AssertEnd(2, null, $"not promoted; home still serves {_stage.Serving}");
        run.AssertLogged("metric coverage: in service 0.01, new 0.");
        run.AssertLogged("metric precision_at_5: in service 0.99, new 0.");
        _stage.Run(Runbook, Usual + Two + " -TolerancePercent 100").AssertEnd(0, null, $"promoted; home serves {_stage.Served()}");
    }

    [Fact]
    public void A_metric_that_there_is_not_is_told_before_a_training_is_paid_for()
    {
        _stage.Emulated.ClearRequests();
        var run = _stage.Run(Runbook, Usual + " -Metric coverage,recall");
        Assert.Equal(5, run.ExitCode);
        run.AssertLogged("the version in service has no metric recall; it has coverage, mean_reciprocal_rank_at_25, ");
        _stage.AssertOnlyReads();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -NoTraining")]
    public void WhatIf_changes_nothing(string more)
    {
        _stage.Emulated.Run("New-PersonalizeSolutionVersion $version.SolutionArn -Wait").ThrowOnError();
        _stage.Measure(0.01);
        _stage.Emulated.ClearRequests();
        _stage.Run(Runbook, Usual + " -WhatIf" + more).AssertEnd(0, null, "nothing was changed");
        _stage.AssertOnlyReads();
    }

    [Fact]
    public void A_training_that_fails_leaves_the_campaign_alone_and_tells_the_reason()
    {
        _stage.Emulated.Fail("CreateSolutionVersion", "Not enough interactions.");
        var run = _stage.Run(Runbook, Usual);
        run.AssertEnd(3, "ResourceFailed", "failed: ResourceFailed");
        run.AssertLogged(": CREATE FAILED; Not enough interactions.");
        Assert.Equal(_stage.Serving, _stage.Served());
    }

    [Fact]
    public void An_update_that_fails_is_told()
    {
        _stage.Measure(0.01);
        _stage.Emulated.Fail("UpdateCampaign", "No room.");
        var run = _stage.Run(Runbook, Usual);
        run.AssertEnd(3, "ResourceFailed", "failed: ResourceFailed");
        run.AssertLogged("No room.");
        Assert.Equal(_stage.Serving, _stage.Served());
    }

    [Fact]
    public void Nothing_is_trained_while_the_campaign_is_being_updated()
    {
        _stage.Emulated.Freeze();
        _stage.Emulated.Run($"Update-PersonalizeCampaign {RunbookStage.Campaign} -MinProvisionedTPS 3").ThrowOnError();
        _stage.Emulated.ClearRequests();
        _stage.Run(Runbook, Usual).AssertEnd(4, null, "the campaign is being updated");
        _stage.AssertOnlyReads();
    }

    [Fact]
    public void A_training_under_way_is_taken_up()
    {
        _stage.Measure(0.01);
        // Slow enough that the training is still under way when the runbook looks.
        _stage.Emulated.Run(speed: 1000);
        _stage.Emulated.Run("New-PersonalizeSolutionVersion $version.SolutionArn").ThrowOnError();
        var run = _stage.Run(Runbook, Usual);
        run.AssertEnd(0, null, $"promoted; home serves {_stage.Served()}");
        run.AssertLogged($"takes up the training that is under way: {_stage.Served()}");
        Assert.Equal(2, _stage.Emulated.Resources()["solutionVersions"]);
    }

    [Fact]
    public void Time_that_runs_out_is_not_a_failure_of_the_training()
    {
        _stage.Emulated.Freeze();
        _stage.Run(Runbook, Usual + " -TimeoutSec 1").AssertEnd(4, "WaitTimeout", "failed: WaitTimeout");
    }

    [Fact]
    public void Without_training_the_newest_version_is_judged()
    {
        _stage.Run(Runbook, Usual + " -NoTraining").AssertEnd(0, null, "no version is newer than the one in service");
        _stage.Emulated.Run("New-PersonalizeSolutionVersion $version.SolutionArn -Wait").ThrowOnError();
        _stage.Measure(0.01);
        _stage.Run(Runbook, Usual + " -NoTraining").AssertEnd(0, null, $"promoted; home serves {_stage.Served()}");
        Assert.Equal(2, _stage.Emulated.Resources()["solutionVersions"]);
    }

    [Theory]
    [InlineData("throttling", "CreateSolutionVersion", 4, "Throttled")]
    [InlineData("internalError", "DescribeCampaign", 4, "ServiceFailure")]
    [InlineData("accessDenied", "CreateSolutionVersion", 5, "AccessDenied")]
    [InlineData("accessDenied", "GetSolutionMetrics", 5, "AccessDenied")]
    [InlineData("expiredCredentials", "DescribeCampaign", 5, "CredentialFailure")]
    public void What_the_service_refuses_has_its_exit_code(string kind, string operation, int exitCode, string errorId)
    {
        _stage.Emulated.Fault(new { kind, operation });
        _stage.Run(Runbook, Usual).AssertEnd(exitCode, errorId, $"failed: {errorId}");
        _stage.Emulated.ClearFaults();
        Assert.Equal(_stage.Serving, _stage.Served());
    }

    [Theory]
    [InlineData(RunbookStage.Account + "campaign/gone", "ResourceNotFound")]
    [InlineData(RunbookStage.Solution, "WrongKindOfArn")]
    [InlineData(RunbookStage.Campaign + " -Region eu-west-1", "ContradictoryRegion")]
    public void A_campaign_that_is_not_there_has_its_exit_code(string arguments, string errorId) =>
        _stage.Run(Runbook, arguments).AssertEnd(5, errorId, $"failed: {errorId}");
}
