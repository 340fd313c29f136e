using System;
using System.Linq;
using Xunit;

namespace Personalize.Tests.Runbooks;

/// <summary>Remove-OutdatedCampaign.ps1: campaigns of old versions go, within limits.</summary>
public sealed class OutdatedCampaignTests : IDisposable
{
    private const string Runbook = "Remove-OutdatedCampaign";
    private const string Usual = "-OlderThanDays 30 -AsOf $version.CreationDateTime.AddDays(40) -PollInterval 0.02 -MaxAttempts 1";

    private readonly RunbookStage _stage = new();

    /// <summary>Beside <c>home</c> another two campaigns of the first version, and one of a newer version.</summary>
    public OutdatedCampaignTests() => _stage.Emulated.Run(
        """
        $old = 'shelf', 'trial' | ForEach-Object { New-PersonalizeCampaign $_ $version -MinProvisionedTPS 1 }
        New-PersonalizeSolutionVersion $version.SolutionArn -Wait | New-PersonalizeCampaign new -MinProvisionedTPS 1 -Wait | Out-Null
        """).ThrowOnError();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public void Campaigns_of_old_versions_go_and_the_others_stay()
    {
        Keep("trial");
        var run = _stage.Run(Runbook, Usual);
        run.AssertEnd(0, null, "done");
        Assert.Equal(["new", "trial"], Names());
        run.AssertLogged("trial: left alone, it has the tag keep");
        run.AssertLogged("2 outdated campaigns, of which at most 5 are removed");
        run.AssertLogged($"home: removed; it served {_stage.Serving} of ");
    }

    [Fact]
    public void WhatIf_changes_nothing()
    {
        _stage.Emulated.ClearRequests();
        var run = _stage.Run(Runbook, Usual + " -WhatIf");
        run.AssertEnd(0, null, "nothing was changed");
        run.AssertLogged("3 outdated campaigns");
        _stage.AssertOnlyReads();
    }

    [Fact]
    public void The_limit_is_kept_and_the_next_run_goes_on()
    {
        _stage.Run(Runbook, Usual + " -Limit 2").AssertEnd(2, null, "1 more to remove");
        Assert.Equal(2, Names().Length);
        _stage.Run(Runbook, Usual + " -Limit 2").AssertEnd(0, null, "done");
        _stage.Run(Runbook, Usual + " -Limit 2").AssertEnd(0, null, "done");
        Assert.Equal(["new"], Names());
    }

    [Theory]
    [InlineData("-OlderThanDays 41 -AsOf $version.CreationDateTime.AddDays(40)")]
    [InlineData("-OlderThanDays 30")]
    [InlineData(Usual + " -SolutionArn " + RunbookStage.Account + "solution/other")]
    [InlineData(Usual + " -KeepTag team")]
    public void What_is_young_or_of_another_solution_or_has_the_tag_stays(string arguments)
    {
        _stage.Emulated.Run($"Get-PersonalizeCampaign -All | Add-PersonalizeTag -Tag @{{ team = 'films' }}").ThrowOnError();
        _stage.Emulated.Run("$g = (Get-PersonalizeDatasetGroup -First 1).DatasetGroupArn; New-PersonalizeSolution other $g -RecipeArn 'arn:aws:personalize:::recipe/aws-user-personalization' -PerformAutoTraining:$false -Wait").ThrowOnError();
        _stage.Run(Runbook, arguments).AssertEnd(0, null, "done");
        Assert.Equal(4, Names().Length);
    }

    [Fact]
    public void A_campaign_that_is_being_updated_is_left_alone()
    {
        _stage.Emulated.Freeze();
        _stage.Emulated.Run($"Update-PersonalizeCampaign {RunbookStage.Campaign} -MinProvisionedTPS 3").ThrowOnError();
        var run = _stage.Run(Runbook, Usual + " -WhatIf");
        run.AssertLogged("home: left alone, it is being updated");
        run.AssertLogged("2 outdated campaigns");
    }

    [Fact]
    public void A_campaign_that_the_service_keeps_does_not_keep_the_others()
    {
        _stage.Emulated.Fault(new { kind = "error", code = "ResourceInUseException", message = "It is being updated.", operation = "DeleteCampaign", arn = RunbookStage.Campaign });
        var run = _stage.Run(Runbook, Usual);
        run.AssertEnd(4, "ResourceInUse", "not all could be removed");
        run.AssertLogged("home: not removed: ResourceInUse");
        Assert.Equal(RunbookStage.Campaign, run.Errors[0].TargetObject);
        Assert.Equal(["home", "new"], Names());
    }

    [Fact]
    public void A_campaign_that_is_gone_in_the_meantime_is_no_failure()
    {
        _stage.Emulated.Fault(new { kind = "error", code = "ResourceNotFoundException", operation = "DeleteCampaign", arn = RunbookStage.Campaign });
        var run = _stage.Run(Runbook, Usual);
        run.AssertEnd(0, null, "done");
        run.AssertLogged("home: gone in the meantime");
    }

    [Theory]
    [InlineData("throttling", "DeleteCampaign", 4, "Throttled")]
    [InlineData("accessDenied", "DeleteCampaign", 5, "AccessDenied")]
    [InlineData("accessDenied", "ListTagsForResource", 5, "AccessDenied")]
    [InlineData("reset", "ListCampaigns", 4, "ConnectionFailure")]
    public void What_the_service_refuses_has_its_exit_code(string kind, string operation, int exitCode, string errorId)
    {
        _stage.Emulated.Fault(new { kind, operation });
        _stage.Run(Runbook, Usual).AssertEnd(exitCode, errorId, $"failed: {errorId}");
        _stage.Emulated.ClearFaults();
        Assert.Equal(4, Names().Length);
    }

    private void Keep(string campaign) => _stage.Emulated.Run($"Add-PersonalizeTag {RunbookStage.Account}campaign/{campaign} -Tag @{{ keep = 'yes' }}").ThrowOnError();

    private string[] Names() => [.. _stage.Emulated.Run("Get-PersonalizeCampaign -All").ThrowOnError().Of<CampaignSummary>().Select(campaign => campaign.Name!).Order(StringComparer.Ordinal)];
}
