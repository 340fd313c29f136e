using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>The main job: what a user types at the sample catalogue, and the objects that come.</summary>
public sealed class GetTests(SampleSession sample) : IClassFixture<SampleSession>
{
    private EmulatedSession Emulated => sample.Emulated;

    [Fact]
    public void All_failed_jobs_and_only_those()
    {
        var result = Emulated.Run("Get-PersonalizeBatchInferenceJob -All | Where-Object Status -eq 'CREATE FAILED'").ThrowOnError();
        var expected = Raw("ListBatchInferenceJobs", "batchInferenceJobs").Where(job => (string?)job!["status"] == "CREATE FAILED").Select(job => (string?)job!["batchInferenceJobArn"]).ToList();

        Assert.NotEmpty(expected);
        Assert.Equal(expected, result.Of<BatchInferenceJobSummary>().Select(job => job.BatchInferenceJobArn));
        Assert.All(result.Of<BatchInferenceJobSummary>(), job => Assert.NotNull(job.FailureReason));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Every_job_tells_its_solution_version()
    {
        var result = Emulated.Run("Get-PersonalizeBatchInferenceJob -All").ThrowOnError();

        Assert.True(result.Output.Count > 300, "the sample has more than three pages");
        Assert.All(result.Of<BatchInferenceJobSummary>(), job => Assert.Matches(":solution/[^/]+/[^/]+$", job.SolutionVersionArn));
        Assert.Equal(result.Output.Count, result.Of<BatchInferenceJobSummary>().Select(job => job.BatchInferenceJobArn).Distinct().Count());
    }

    [Fact]
    public void The_tuned_hyperparameters_of_every_version_that_has_them()
    {
        foreach (var solution in Raw("ListSolutions", "solutions").Select(solution => (string?)solution!["solutionArn"]))
        {
            var result = Emulated
                .Run($"$arn = '{solution}'; Get-PersonalizeSolutionVersion -SolutionArn $arn -All -Detailed | Where-Object {{ $_.TunedHPOParams }}")
                .ThrowOnError();
            var expected = Raw("ListSolutionVersions", "solutionVersions", new JsonObject { ["solutionArn"] = solution })
                .Select(version => RawDescription((string?)version!["solutionVersionArn"]))
                .Where(version => version["tunedHPOParams"] is not null)
                .ToList();

            Assert.Equal(expected.Select(version => (string?)version["solutionVersionArn"]), result.Of<SolutionVersion>().Select(version => version.SolutionVersionArn));
            foreach (var (version, raw) in result.Of<SolutionVersion>().Zip(expected))
            {
                Assert.Equal(
                    raw["tunedHPOParams"]!["algorithmHyperParameters"]!.AsObject().Select(pair => (pair.Key, (string?)pair.Value)),
                    version.TunedHPOParams!.AlgorithmHyperParameters!.Select(pair => (pair.Key, (string?)pair.Value)));
            }
        }
    }

    [Fact]
    public void The_sample_has_tuned_and_untuned_versions()
    {
        var tuned = Emulated.Run("Get-PersonalizeSolutionVersion -All -Detailed").ThrowOnError().Of<SolutionVersion>().Select(version => version.TunedHPOParams is not null).ToList();
        Assert.Contains(true, tuned);
        Assert.Contains(false, tuned);
    }

    [Fact]
    public void Describes_one_or_many_by_ARN_in_the_order_given()
    {
        var arns = Emulated.Run("(Get-PersonalizeSolutionVersion -First 3).SolutionVersionArn").ThrowOnError().Of<string>().Reverse().ToList();
        var result = Emulated.Run($"Get-PersonalizeSolutionVersion {string.Join(", ", arns.Select(arn => $"'{arn}'"))}").ThrowOnError();
        Assert.Equal(arns, result.Of<SolutionVersion>().Select(version => version.SolutionVersionArn));
    }

    [Theory]
    [InlineData("$jobs | Get-PersonalizeBatchInferenceJob")]
    [InlineData("$jobs.BatchInferenceJobArn | Get-PersonalizeBatchInferenceJob")]
    [InlineData("$jobs | ForEach-Object { [pscustomobject]@{ BatchInferenceJobArn = $_.Arn } } | Get-PersonalizeBatchInferenceJob")]
    [InlineData("$jobs | ForEach-Object { [pscustomobject]@{ Arn = $_.Arn } } | Get-PersonalizeBatchInferenceJob")]
    [InlineData("Get-PersonalizeBatchInferenceJob $jobs")]
    [InlineData("Get-PersonalizeBatchInferenceJob -Arn $jobs.Arn")]
    [InlineData("Get-PersonalizeBatchInferenceJob -First 2 -Detailed")]
    public void Objects_and_texts_bind_their_own_ARN(string script)
    {
        var result = Emulated.Run("$jobs = Get-PersonalizeBatchInferenceJob -First 2; " + script).ThrowOnError();
        Assert.Equal(2, result.Of<BatchInferenceJob>().Select(job => job.BatchInferenceJobArn).Distinct().Count());
    }

    [Fact]
    public void An_object_of_the_parent_type_lists_within_it()
    {
        var result = Emulated.Run(
            """
            $version = Get-PersonalizeBatchInferenceJob -First 1 | ForEach-Object SolutionVersionArn | Get-PersonalizeSolutionVersion
            $version | Get-PersonalizeBatchInferenceJob -All
            """).ThrowOnError();
        var arn = Assert.Single(result.Of<BatchInferenceJobSummary>().Select(job => job.SolutionVersionArn).Distinct());
        Assert.Equal(
            Raw("ListBatchInferenceJobs", "batchInferenceJobs").Count(job => (string?)job!["solutionVersionArn"] == arn), result.Output.Count);
    }

    [Fact]
    public void Latest_is_the_newest_active_version_of_each_solution()
    {
        var all = Emulated.Run("Get-PersonalizeSolutionVersion -All").ThrowOnError().Of<SolutionVersionSummary>().ToList();
        var expected = all
            .Where(version => version.Status == "ACTIVE")
            .GroupBy(version => version.SolutionVersionArn![..version.SolutionVersionArn!.LastIndexOf('/')])
            .Select(group => group.MaxBy(version => version.CreationDateTime)!.SolutionVersionArn)
            .ToHashSet();

        Assert.Equal(expected, Emulated.Run("Get-PersonalizeSolutionVersion -Latest").ThrowOnError().Of<SolutionVersionSummary>().Select(version => version.SolutionVersionArn).ToHashSet());
        Assert.All(
            Emulated.Run("Get-PersonalizeSolutionVersion -Latest -Status 'CREATE FAILED'").ThrowOnError().Of<SolutionVersionSummary>(),
            version => Assert.Equal("CREATE FAILED", version.Status));
    }

    [Fact]
    public void Name_and_Status_look_through_every_page()
    {
        var all = Emulated.Run("Get-PersonalizeBatchInferenceJob -All").ThrowOnError().Of<BatchInferenceJobSummary>().ToList();
        var last = all[^1];

        var named = Emulated.Run($"Get-PersonalizeBatchInferenceJob -Name '{last.JobName}'").ThrowOnError();
        Assert.Equal(last.BatchInferenceJobArn, Assert.Single(named.Of<BatchInferenceJobSummary>()).BatchInferenceJobArn);

        var status = Emulated.Run("Get-PersonalizeBatchInferenceJob -Status *failed, *pending").ThrowOnError();
        Assert.Equal(
            all.Where(job => job.Status is "CREATE FAILED" or "CREATE PENDING").Select(job => job.BatchInferenceJobArn),
            status.Of<BatchInferenceJobSummary>().Select(job => job.BatchInferenceJobArn));
        Assert.Empty(status.Warnings);
    }

    [Fact]
    public void Types_have_names_and_durations_that_the_API_lacks()
    {
        var version = Assert.Single(Emulated.Run("Get-PersonalizeSolutionVersion -Latest -First 1").ThrowOnError().Output)!;
        var summary = (SolutionVersionSummary)version.BaseObject;
        Assert.EndsWith("solution/" + version.Properties["Name"].Value, summary.SolutionVersionArn, System.StringComparison.Ordinal);
        Assert.Equal(summary.SolutionVersionArn, version.Properties["Arn"].Value);
        Assert.Equal(summary.LastUpdatedDateTime - summary.CreationDateTime, version.Properties["Duration"].Value);
    }

    [Fact]
    public void Times_are_local_as_files_are()
    {
        var job = Emulated.Run("Get-PersonalizeBatchInferenceJob -First 1").ThrowOnError().Of<BatchInferenceJobSummary>().Single();
        Assert.Equal(System.DateTimeKind.Local, job.CreationDateTime!.Value.Kind);
    }

    [Fact]
    public void Invoke_makes_any_call_and_gives_its_answer_as_an_object()
    {
        var result = Emulated.Run("(Invoke-PersonalizeOperation ListBatchInferenceJobs @{ maxResults = 3 }).batchInferenceJobs.jobName").ThrowOnError();
        Assert.Equal(3, result.Output.Count);
    }

    private JsonArray Raw(string operation, string member, JsonObject? input = null) => RawService.List(Emulated, operation, member, input);

    private JsonObject RawDescription(string? arn) =>
        RawService.Call(Emulated, "DescribeSolutionVersion", new JsonObject { ["solutionVersionArn"] = arn })["solutionVersion"]!.AsObject();
}
