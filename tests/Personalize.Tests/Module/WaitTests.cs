using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>Wait-PersonalizeResource and -Wait, in a session.</summary>
public sealed class WaitTests : IDisposable
{
    private const string Recommender = "arn:aws:personalize:us-east-1:111122223333:recommender/";
    private const string Campaign = "arn:aws:personalize:us-east-1:111122223333:campaign/";

    private readonly Shop _shop = new();

    private EmulatedSession Emulated => _shop.Emulated;

    [Fact]
    public void Resources_of_many_kinds_come_in_the_order_of_the_input_whatever_takes_longest()
    {
        _shop.Go();
        var result = Emulated.Run(
            $"(Get-PersonalizeSolutionVersion $null -SolutionArn $second.SolutionArn), '{Recommender}coming', (Get-PersonalizeSchema -First 1), '{Campaign}coming', $shop, '{Campaign}coming' | Wait-PersonalizeResource"
                .Replace(" $null", "", StringComparison.Ordinal)).ThrowOnError();
        Assert.Equal(
            [typeof(SolutionVersion), typeof(Recommender), typeof(DatasetSchema), typeof(Campaign), typeof(DatasetGroup)],
            result.Output.Select(item => item!.BaseObject.GetType()));
        Assert.All(result.Output.Where(item => item!.BaseObject is not DatasetSchema), item => Assert.Equal("ACTIVE", item!.Properties["Status"].Value));
    }

    [Fact]
    public void A_faulty_service_changes_neither_result_nor_order()
    {
        _shop.Go();
        Emulated.Fault(new { kind = "throttling", every = 5 });
        Emulated.Fault(new { kind = "internalError", every = 7 });
        Emulated.Fault(new { kind = "reset", every = 11 });
        var result = Emulated.Run($"'{Recommender}coming', '{Campaign}coming', '{Campaign}serving' | Wait-PersonalizeResource -MaxAttempts 1").ThrowOnError();
        Assert.Equal(["coming", "coming", "serving"], result.Output.Select(item => item!.Properties["Name"].Value));
    }

    [Theory]
    [InlineData($"Wait-PersonalizeResource {Campaign}failed", "CREATE FAILED", "It was to fail.")]
    [InlineData($"Wait-PersonalizeResource {Recommender}inactive", "INACTIVE", null)]
    [InlineData($"Wait-PersonalizeResource {Recommender}active -Status INACTIVE", "ACTIVE", null)]
    [InlineData($"Wait-PersonalizeResource {Campaign}failed -Deleted", "CREATE FAILED", "It was to fail.")]
    public void A_state_that_is_final_and_another_ends_the_wait_at_once(string script, string status, string? reason)
    {
        // The clock stands still: nothing but the state itself can end it.
        var error = Assert.Single(Emulated.Run(script).Errors);
        var failure = Assert.IsType<ResourceFailedException>(error.Exception);
        Assert.Equal((status, reason), (failure.Status, failure.FailureReason));
        Assert.StartsWith("ResourceFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(failure.Arn, error.TargetObject);
    }

    [Fact]
    public void A_time_limit_is_an_error_of_its_own_and_says_where_the_resource_stands()
    {
        var result = Emulated.Run($"'{Campaign}coming', '{Recommender}active' | Wait-PersonalizeResource -TimeoutSec 5");
        Assert.Equal("active", Assert.Single(result.Output)!.Properties["Name"].Value);
        var error = Assert.Single(result.Errors);
        var timeout = Assert.IsType<WaitTimeoutException>(error.Exception);
        Assert.Equal((Campaign + "coming", "CREATE PENDING"), (timeout.Arn, timeout.Status));
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        Assert.StartsWith("WaitTimeout,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_that_fails_is_told_though_the_resource_stays_ACTIVE()
    {
        _shop.Go();
        Emulated.Run($"Wait-PersonalizeResource {Campaign}serving").ThrowOnError();
        Emulated.Fail("UpdateCampaign", "No room.");
        var failure = Assert.IsType<ResourceFailedException>(Assert.Single(Emulated.Run($"Update-PersonalizeCampaign {Campaign}serving -MinProvisionedTPS 3 -Wait").Errors).Exception);
        Assert.Equal("No room.", failure.FailureReason);
        Assert.EndsWith("FAILED", failure.Status, StringComparison.Ordinal);
        var updated = Emulated.Run($"Update-PersonalizeCampaign {Campaign}serving -MinProvisionedTPS 4 -Wait").ThrowOnError().Of<Campaign>().Single();
        Assert.Equal(4, updated.MinProvisionedTPS);
    }

    [Fact]
    public void What_fails_to_be_made_keeps_its_ARN_and_the_others_are_emitted()
    {
        _shop.Go();
        Emulated.Fail("CreateFilter", "Invalid Expression.");
        var result = Emulated.Run(
            """1..3 | ForEach-Object { [pscustomobject]@{ Name = "f$_" } } | New-PersonalizeFilter -DatasetGroupArn $shop -FilterExpression 'INCLUDE ItemID WHERE Items.PRICE > 3' -Wait""");
        Assert.Equal(["f2", "f3"], result.Of<Filter>().Select(filter => filter.Name));
        var error = Assert.Single(result.Errors);
        Assert.Equal("arn:aws:personalize:us-east-1:111122223333:filter/f1", error.TargetObject);
        Assert.Equal("Invalid Expression.", Assert.IsType<ResourceFailedException>(error.Exception).FailureReason);
    }

    [Fact]
    public void Time_that_runs_out_while_something_is_made_keeps_its_ARN_too()
    {
        var error = Assert.Single(Emulated.Run("New-PersonalizeEventTracker t $other -Wait -TimeoutSec 1").Errors);
        Assert.Contains(":event-tracker/", (string)error.TargetObject, StringComparison.Ordinal);
        Assert.Equal(error.TargetObject, Assert.IsType<WaitTimeoutException>(error.Exception).Arn);
    }

    [Fact]
    public void An_error_that_ends_the_pipeline_tells_what_else_was_started()
    {
        const string Create =
            """1..3 | ForEach-Object { [pscustomobject]@{ Name = "f$_" } } | New-PersonalizeFilter -DatasetGroupArn $shop -FilterExpression 'INCLUDE ItemID WHERE Items.PRICE > 3' -Wait -ErrorAction Stop""";
        _shop.Go();
        Emulated.Fail("CreateFilter", "Invalid Expression.");
        var failed = Emulated.Run(Create);
        Assert.NotNull(failed.Terminating);
        Assert.EndsWith("filter/f2, arn:aws:personalize:us-east-1:111122223333:filter/f3", Assert.Single(failed.Warnings), StringComparison.Ordinal);

        Emulated.Run("Remove-PersonalizeFilter 'arn:aws:personalize:us-east-1:111122223333:filter/f1' -Force -Wait").ThrowOnError();
        var refused = Emulated.Run(Create);
        Assert.IsType<ResourceAlreadyExistsException>(refused.Errors[^1].Exception);
        Assert.EndsWith(": arn:aws:personalize:us-east-1:111122223333:filter/f1", Assert.Single(refused.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-PersonalizeFilter f $shop -FilterExpression 'INCLUDE ItemID WHERE Items.PRICE > 3' -Wait", "DescribeFilter", "filter/f")]
    [InlineData("Remove-PersonalizeFilter arn:aws:personalize:us-east-1:111122223333:filter/filter -Force -Wait", "DescribeFilter", "filter/filter")]
    [InlineData($"'{Campaign}coming' | Wait-PersonalizeResource", "DescribeCampaign", null)]
    public async Task Ctrl_C_tells_what_was_started_and_goes_on(string command, string look, string? started)
    {
        Emulated.ClearRequests();
        var (shell, running) = Emulated.Session.Begin(command);
        using (shell)
        {
            while (!Emulated.Requests().Any(request => (string)request["operation"]! == look))
            {
                Assert.False(running.IsCompleted);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            await shell.StopAsync(null, null).WaitAsync(Patience.Enough, TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => running);
        }

        if (started is null)
        {
            Assert.Empty(Emulated.Session.HostWarnings);
        }
        else
        {
            Assert.EndsWith($"was stopped. What it has started goes on: arn:aws:personalize:us-east-1:111122223333:{started}", Assert.Single(Emulated.Session.HostWarnings), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Trainings_recommenders_and_removals_are_waited_for_as_they_end()
    {
        _shop.Go();
        var result = Emulated.Run(
            $$"""
            (New-PersonalizeSolutionVersion $second | Stop-PersonalizeSolutionVersion -Wait).Status
            (Stop-PersonalizeRecommender {{Recommender}}active -Wait).Status
            (Start-PersonalizeRecommender {{Recommender}}active -Wait).Status
            (Update-PersonalizeRecommender {{Recommender}}active -RecommenderConfig @{ MinRecommendationRequestsPerSecond = 2 } -Wait).Status
            Remove-PersonalizeRecommender {{Recommender}}active, {{Recommender}}inactive -Force -Wait
            try { Get-PersonalizeRecommender {{Recommender}}active -ErrorAction Stop } catch [Personalize.ResourceNotFoundException] { 'gone' }
            """).ThrowOnError();
        Assert.Equal(["CREATE STOPPED", "INACTIVE", "ACTIVE", "ACTIVE", "gone"], result.Of<string>());
    }

    [Fact]
    public void A_resource_that_is_deleted_meanwhile_has_gone()
    {
        _shop.Go();
        Assert.Empty(Emulated.Run($"Remove-PersonalizeCampaign {Campaign}serving, {Campaign}none -Force -ErrorAction Ignore; '{Campaign}serving', '{Campaign}none' | Wait-PersonalizeResource -Deleted").Output);
        var error = Assert.Single(Emulated.Run($"Wait-PersonalizeResource {Campaign}none").Errors);
        Assert.IsType<ResourceNotFoundException>(error.Exception);
    }

    [Fact]
    public async Task Each_change_of_state_is_one_verbose_line_and_each_resource_has_a_progress_bar()
    {
        _shop.Go();
        var (shell, running) = Emulated.Session.Begin($"'{Campaign}coming', '{Recommender}coming' | Wait-PersonalizeResource -Verbose");
        using (shell)
        {
            Assert.Equal(2, (await running).Count);
            var lines = shell.Streams.Verbose.Select(line => line.Message).Where(line => line.Contains("campaign/coming", StringComparison.Ordinal)).ToArray();
            Assert.Equal(lines.Length, lines.Distinct().Count());
            Assert.Contains(": ACTIVE after 0:00:", lines[^1], StringComparison.Ordinal);
            Assert.Contains(shell.Streams.Progress, bar => bar.Activity == "campaign coming" && bar.StatusDescription.StartsWith("ACTIVE, 0:00:", StringComparison.Ordinal));
            Assert.Contains(shell.Streams.Progress, bar => bar.Activity == "recommender coming" && bar.RecordType == ProgressRecordType.Completed);
        }
    }

    [Fact]
    public async Task Ctrl_C_ends_a_wait_at_once()
    {
        var (shell, running) = Emulated.Session.Begin($"Wait-PersonalizeResource {Campaign}coming -PollInterval 600");
        using (shell)
        {
            Emulated.ClearRequests();
            while (Emulated.Requests().Count == 0)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            await Task.Run(shell.Stop, TestContext.Current.CancellationToken).WaitAsync(Patience.Enough, TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => running);
        }
    }

    [Fact]
    public void What_cannot_be_waited_for_is_told_before_any_call()
    {
        var (result, requests) = Emulated.RunCounted($"'nonsense', 'arn:aws:personalize:us-east-1:111122223333:thing/x', '{Campaign}serving' | Wait-PersonalizeResource -Status INACTIVE");
        Assert.Equal([typeof(InvalidArnException), typeof(InvalidArnException), typeof(InvalidInputException)], result.Errors.Select(error => error.Exception.GetType()));
        Assert.Contains("Its states are CREATE PENDING", result.Errors[2].Exception.Message, StringComparison.Ordinal);
        Assert.Empty(requests);
    }

    [Fact]
    public void Wait_stands_on_everything_that_starts_something_and_on_nothing_else()
    {
        var result = Emulated.Run("Get-Command -Module Personalize -CommandType Cmdlet | Where-Object { $_.Parameters.ContainsKey('Wait') } | ForEach-Object Name").ThrowOnError();
        var expected = Emulated.Run("Get-Command -Module Personalize -CommandType Cmdlet | Where-Object Verb -In New, Update, Start, Stop, Remove | ForEach-Object Name").ThrowOnError()
            .Of<string>().Where(name => !name.EndsWith("Schema", StringComparison.Ordinal) && !name.EndsWith("Tag", StringComparison.Ordinal) && !name.EndsWith("Emulator", StringComparison.Ordinal));
        Assert.Equal(expected.Order(StringComparer.Ordinal), result.Of<string>().Order(StringComparer.Ordinal));
    }

    public void Dispose() => _shop.Dispose();
}
