using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Personalize.Tests.Shell;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>Remove-PersonalizeDatasetGroup -Recurse: the whole group, and nothing else.</summary>
public sealed class RemovalTests : IDisposable
{
    private const string Remove = "Remove-PersonalizeDatasetGroup $shop -Recurse -Force -WarningAction Ignore";

    private readonly Shop _shop = new();

    private EmulatedSession Emulated => _shop.Emulated;

    private static string[] OwnSchemas { get; } = ["arn:aws:personalize:us-east-1:111122223333:schema/shop-interactions", "arn:aws:personalize:us-east-1:111122223333:schema/shop-items"];

    [Fact]
    public void A_group_with_every_kind_of_child_in_every_state_goes_and_nothing_else_does()
    {
        _shop.Go();
        Assert.Empty(Emulated.Run(Remove).ThrowOnError().Output);
        Assert.Equal(Shop.Untouched.Concat(OwnSchemas).Order(StringComparer.Ordinal), _shop.Arns());
    }

    [Fact]
    public void With_IncludeSchema_the_schemas_go_that_no_other_group_has()
    {
        _shop.Go();
        Emulated.Run(Remove + " -IncludeSchema").ThrowOnError();
        Assert.Equal(Shop.Untouched.Order(StringComparer.Ordinal), _shop.Arns());
    }

    [Fact]
    public async Task WhatIf_tells_the_whole_plan_in_order_and_changes_nothing()
    {
        var before = _shop.Arns();
        Emulated.ClearRequests();
        var (exit, output, error) = await ShellProcess.RunWith(
            "",
            null,
            "-NonInteractive",
            "-Command",
            $$"""
            $secret = [securestring]::new()
            '{{EmulatedSession.SecretKey}}'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
            Set-PersonalizeSession -Region us-east-1 -EndpointUrl '{{Emulated.Url}}' -Credential ([pscredential]::new('{{EmulatedSession.AccessKey}}', $secret))
            Remove-PersonalizeDatasetGroup '{{Shop.Group}}' -Recurse -IncludeSchema -WhatIf
            """);
        Assert.Equal((0, ""), (exit, error));
        var steps = output.Split('\n').Where(line => line.StartsWith("What if", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf("operation \"", StringComparison.Ordinal) + 11)..line.IndexOf("\" on", StringComparison.Ordinal)]).ToArray();
        Assert.Equal(
            [
                "Stop training of solution version", "Wait for dataset import job", "Wait for batch inference job", "Wait for data deletion job",
                "Remove campaign", "Remove recommender", "Remove filter", "Remove event tracker", "Remove metric attribution",
                "Remove solution", "Remove dataset", "Remove schema", "Remove dataset group",
            ],
            steps.Distinct());
        Assert.Equal(3, steps.Count(step => step == "Remove campaign"));
        Assert.Equal(2, steps.Count(step => step == "Remove schema"));
        Assert.Equal(before, _shop.Arns());
        Assert.DoesNotContain(Emulated.Requests(), request => ((string)request["operation"]!).StartsWith("Delete", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_step_can_be_the_last_of_one_run_and_the_next_run_finishes()
    {
        _shop.Go();

        // In each run one more deletion goes through before the service denies the next: every deletion is the first that a run fails at.
        for (var run = 0; ; run++)
        {
            Emulated.Fault(new { kind = "accessDenied", operation = "Delete*", after = 1 });
            var result = Emulated.Run(Remove);
            Emulated.ClearFaults();
            if (result.Errors.Count == 0)
            {
                // As many runs as there are deletions, about.
                Assert.InRange(run, 12, 30);
                break;
            }

            Assert.InRange(run, 0, 30);
            Assert.All(result.Errors, error => Assert.IsType<AccessDeniedException>(error.Exception));
            Assert.Superset(Shop.Untouched.ToHashSet(), _shop.Arns().ToHashSet());
        }

        Assert.Equal(Shop.Untouched.Concat(OwnSchemas).Order(StringComparer.Ordinal), _shop.Arns());
    }

    [Fact]
    public async Task A_pipeline_that_is_stopped_in_the_middle_of_any_call_leaves_a_group_that_the_next_run_removes()
    {
        _shop.Go();
        for (var step = 0; ; step++)
        {
            // One deletion or stop gets through; the next hangs, and the pipeline is stopped there.
            Emulated.Fault(new { kind = "noAnswer", operation = "Delete*", after = 1, times = 1 });
            var (shell, running) = Emulated.Session.Begin(Remove);
            using (shell)
            {
                while (!running.IsCompleted && !Emulated.HasStruck())
                {
                    await Task.Delay(50, TestContext.Current.CancellationToken);
                }

                if (running.IsCompleted)
                {
                    await running;
                    Assert.Empty(shell.Streams.Error);
                    Assert.InRange(step, 6, 30);
                    break;
                }

                await Task.Run(shell.Stop, TestContext.Current.CancellationToken);
                await Task.WhenAny(running);
            }

            Emulated.ClearFaults();
            Assert.InRange(step, 0, 30);
        }

        Emulated.ClearFaults();
        Assert.Equal(Shop.Untouched.Concat(OwnSchemas).Order(StringComparer.Ordinal), _shop.Arns());
    }

    [Fact]
    public async Task A_process_that_is_killed_in_the_middle_of_any_deletion_leaves_a_group_that_the_next_run_removes()
    {
        _shop.Go();
        for (var step = 0; ; step++)
        {
            // One deletion gets through, and the process dies at the next: carried out in every other run, and not in the rest.
            Emulated.Fault(new { kind = step % 2 == 0 ? "noAnswer" : "delay", operation = "Delete*", after = 1, times = 1, delaySeconds = 600 });
            using var shell = ShellProcess.StartWith(
                new Dictionary<string, string> { ["AWS_ACCESS_KEY_ID"] = EmulatedSession.AccessKey, ["AWS_SECRET_ACCESS_KEY"] = EmulatedSession.SecretKey },
                "-NonInteractive",
                "-Command",
                $"Remove-PersonalizeDatasetGroup {Shop.Group} -Recurse -Force -WarningAction Ignore -EndpointUrl {Emulated.Url} -PollInterval 0.02");
            while (!shell.HasEnded && !Emulated.HasStruck())
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }

            var finished = shell.HasEnded && !Emulated.HasStruck();
            shell.Kill();
            var result = await shell.Ended();
            Emulated.ClearFaults();
            if (finished)
            {
                Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Errors));
                Assert.InRange(step, 6, 30);
                break;
            }

            Assert.InRange(step, 0, 30);
        }

        Assert.Equal(Shop.Untouched.Concat(OwnSchemas).Order(StringComparer.Ordinal), _shop.Arns());
    }

    [Theory]
    [InlineData("StopSolutionVersionCreation")]
    [InlineData("DescribeSolutionVersion")]
    [InlineData("DescribeDatasetImportJob")]
    [InlineData("ListFilters")]
    public async Task A_pipeline_that_is_stopped_while_it_reads_stops_or_waits_leaves_a_group_that_the_next_run_removes(string operation)
    {
        Emulated.ClearRequests();
        Emulated.Advance(TimeSpan.FromSeconds(60));
        var (shell, running) = Emulated.Session.Begin(Remove);
        using (shell)
        {
            while (!Emulated.Requests().Any(request => (string)request["operation"]! == operation))
            {
                if (Emulated.Requests().Any(request => (string)request["operation"]! == "StopSolutionVersionCreation"))
                {
                    // The stopped training ends, and the jobs are next.
                    Emulated.Advance(TimeSpan.FromSeconds(60));
                }

                Assert.False(running.IsCompleted);
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }

            await Task.Run(shell.Stop, TestContext.Current.CancellationToken);
            await Task.WhenAny(running);
        }

        _shop.Go();
        Emulated.Run(Remove).ThrowOnError();
        Assert.Equal(Shop.Untouched.Concat(OwnSchemas).Order(StringComparer.Ordinal), _shop.Arns());
    }

    [Fact]
    public void A_training_that_the_service_begins_meanwhile_is_stopped_too()
    {
        // The clock stands still until the plan is made: what it does not know of comes in between.
        Emulated.Run(1000);
        Emulated.Run("Update-PersonalizeSolution $first -PerformAutoTraining -SolutionUpdateConfig @{ AutoTrainingConfig = @{ SchedulingExpression = 'rate(1 day)' } } -Wait").ThrowOnError();
        _shop.Go();
        Emulated.Run(Remove).ThrowOnError();
        Assert.Equal(Shop.Untouched.Concat(OwnSchemas).Order(StringComparer.Ordinal), _shop.Arns());
    }

    [Fact]
    public void A_faulty_service_changes_nothing()
    {
        _shop.Go();
        Emulated.Fault(new { kind = "throttling", every = 5 });
        Emulated.Fault(new { kind = "unavailable", every = 13 });
        Emulated.Run(Remove).ThrowOnError();
        Assert.Equal(Shop.Untouched.Concat(OwnSchemas).Order(StringComparer.Ordinal), _shop.Arns());
    }

    [Fact]
    public void A_group_that_is_gone_is_a_warning_and_one_that_cannot_be_read_is_left_alone()
    {
        var result = Emulated.Run("Remove-PersonalizeDatasetGroup arn:aws:personalize:us-east-1:111122223333:dataset-group/none -Recurse -Force").ThrowOnError();
        Assert.Contains("no dataset group", Assert.Single(result.Warnings), StringComparison.Ordinal);

        var before = _shop.Arns();
        Emulated.Fault(new { kind = "accessDenied", operation = "ListFilters" });
        Assert.IsType<AccessDeniedException>(Assert.Single(Emulated.Run(Remove).Errors).Exception);
        Assert.Equal(before, _shop.Arns());
    }

    [Fact]
    public void Time_that_runs_out_is_told_and_the_rest_stays_for_the_next_run()
    {
        // The clock stands still, so that nothing comes to its end.
        var result = Emulated.Run("Remove-PersonalizeDatasetGroup $shop -Recurse -Force -TimeoutSec 2");
        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.IsType<WaitTimeoutException>(error.Exception));
        Assert.Contains("goes on from there", Assert.Single(result.Warnings), StringComparison.Ordinal);
        _shop.Go();
        Emulated.Run(Remove).ThrowOnError();
    }

    public void Dispose() => _shop.Dispose();
}
