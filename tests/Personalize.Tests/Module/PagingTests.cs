using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>How many requests a list makes, and what it tells of what it did not read.</summary>
public sealed class PagingTests(PagingTests.ManyJobs jobs) : IClassFixture<PagingTests.ManyJobs>
{
    private EmulatedSession Emulated => jobs.Emulated;

    [Theory]
    [InlineData("-First 5", 1, 5)]
    [InlineData("-First 100", 1, 100)]
    [InlineData("-First 250", 3, 250)]
    [InlineData("-First 3 -Skip 99", 2, 3)]
    [InlineData("-First 0", 0, 0)]
    [InlineData("-First 25 -MaxResults 10", 3, 25)]
    [InlineData("-MaxResults 7 -WarningAction Ignore", 1, 7)]
    [InlineData("-WarningAction Ignore", 1, 100)]
    public void Only_the_pages_that_are_needed_are_asked_for(string parameters, int requests, int objects)
    {
        var (result, asked) = Emulated.RunCounted($"Get-PersonalizeBatchInferenceJob {parameters}");
        result.ThrowOnError();
        Assert.Equal(objects, result.Output.Count);
        Assert.Equal(requests, asked.Count);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task Select_Object_First_makes_at_most_two_requests()
    {
        var (result, _) = Emulated.RunCounted("Get-PersonalizeBatchInferenceJob -All | Select-Object -First 1");
        Assert.Single(result.ThrowOnError().Output);

        // The page under way was cancelled: no more come after.
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.InRange(Emulated.Requests().Count, 1, 2);
    }

    [Fact]
    public void All_reads_every_page_once()
    {
        var before = Emulated.Served();
        var result = Emulated.Run("(Get-PersonalizeBatchInferenceJob -All | ForEach-Object JobName)").ThrowOnError();
        Assert.Equal(1000, Emulated.Served() - before);
        Assert.Equal(100_000, result.Of<string>().Distinct().Count());
    }

    [Fact]
    public void A_list_that_is_not_complete_says_so_and_names_All()
    {
        var warning = Assert.Single(Emulated.Run("Get-PersonalizeBatchInferenceJob").ThrowOnError().Warnings);
        Assert.Contains("batch inference jobs", warning, StringComparison.Ordinal);
        Assert.Contains("-All", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_handed_out_goes_on_where_the_page_ended()
    {
        var result = Emulated.Run(
            """
            Get-PersonalizeBatchInferenceJob -MaxResults 10 -NextTokenVariable next
            Get-PersonalizeBatchInferenceJob -MaxResults 10 -NextToken $next -NextTokenVariable next
            Get-PersonalizeBatchInferenceJob -First 25 -NextToken $next -NextTokenVariable next
            Get-PersonalizeBatchInferenceJob -First 5 -NextToken $next -NextTokenVariable next
            """).ThrowOnError();
        var straight = Emulated.Run("Get-PersonalizeBatchInferenceJob -First 50").ThrowOnError();

        Assert.Empty(result.Warnings);
        Assert.Equal(
            straight.Of<BatchInferenceJobSummary>().Select(job => job.BatchInferenceJobArn), result.Of<BatchInferenceJobSummary>().Select(job => job.BatchInferenceJobArn));
    }

    [Fact]
    public void The_variable_is_null_where_no_page_follows()
    {
        var result = Emulated.Run("$next = 'x'; Get-PersonalizeSolutionVersion -MaxResults 100 -NextTokenVariable next | Out-Null; $null -eq $next").ThrowOnError();
        Assert.Equal([true], result.Of<bool>());
    }

    [Fact]
    public void After_a_failure_in_the_middle_the_variable_holds_the_page_that_could_not_be_read()
    {
        Emulated.Fault(new { kind = "accessDenied", operation = "ListBatchInferenceJobs", after = 2, times = 1 });
        var result = Emulated.Run("Get-PersonalizeBatchInferenceJob -First 400 -NextTokenVariable next");
        Assert.Single(result.Errors);
        Assert.Equal(200, result.Output.Count);

        var rest = Emulated.Run("Get-PersonalizeBatchInferenceJob -First 200 -NextToken $next").ThrowOnError();
        var straight = Emulated.Run("Get-PersonalizeBatchInferenceJob -First 400").ThrowOnError();
        Assert.Equal(
            straight.Of<BatchInferenceJobSummary>().Select(job => job.JobName),
            result.Of<BatchInferenceJobSummary>().Concat(rest.Of<BatchInferenceJobSummary>()).Select(job => job.JobName));
    }

    [Fact]
    public void A_service_that_repeats_its_token_is_an_error_and_not_a_circle()
    {
        Emulated.Fault(new { kind = "repeatedToken", operation = "ListBatchInferenceJobs" });
        try
        {
            var result = Emulated.Run("Get-PersonalizeBatchInferenceJob -All");
            var error = Assert.Single(result.Errors);
            Assert.StartsWith("MalformedResponse,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("same token", error.Exception.Message, StringComparison.Ordinal);
            Assert.Equal(200, result.Output.Count);
        }
        finally
        {
            Emulated.ClearFaults();
        }
    }

    [Fact]
    public void A_token_goes_with_no_filter()
    {
        var result = Emulated.Run("Get-PersonalizeBatchInferenceJob -Name x* -NextTokenVariable next");
        Assert.StartsWith("TokenOfFilteredList,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_total_count_is_told_as_unknown()
    {
        var result = Emulated.Run("Get-PersonalizeBatchInferenceJob -First 1 -IncludeTotalCount").ThrowOnError();
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void What_is_not_bound_is_not_sent()
    {
        var (_, asked) = Emulated.RunCounted("Get-PersonalizeBatchInferenceJob -WarningAction Ignore");
        Assert.Equal("{}", (string?)Assert.Single(asked)["body"]);
    }

    [Fact]
    public void Detailed_keeps_the_order_of_the_list()
    {
        var (result, asked) = Emulated.RunCounted("Get-PersonalizeBatchInferenceJob -First 30 -Detailed");
        var listed = Emulated.Run("Get-PersonalizeBatchInferenceJob -First 30").ThrowOnError();
        Assert.Equal(listed.Of<BatchInferenceJobSummary>().Select(job => job.JobName), result.ThrowOnError().Of<BatchInferenceJob>().Select(job => job.JobName));
        Assert.Equal(31, asked.Count);
    }

    [Fact]
    public void One_description_that_fails_leaves_the_others_alone()
    {
        var arn = (string)Emulated.Run("(Get-PersonalizeBatchInferenceJob -First 7).Arn").ThrowOnError().Output[3]!.BaseObject;
        Emulated.Fault(new { kind = "error", code = "ResourceNotFoundException", message = "gone", status = 400, operation = "Describe*", arn, times = 1 });
        var result = Emulated.Run("Get-PersonalizeBatchInferenceJob -First 7 -Detailed");
        Assert.Equal(6, result.Output.Count);
        Assert.Equal(arn, Assert.Single(result.Errors).TargetObject);
    }

    public sealed class ManyJobs : IDisposable
    {
        public EmulatedSession Emulated { get; } = new("--sample", "--jobs", "99660");

        public ManyJobs()
        {
            Assert.Equal([100_000], Emulated.Run("@(Get-PersonalizeBatchInferenceJob -All).Count").ThrowOnError().Of<int>());
        }

        public void Dispose() => Emulated.Dispose();
    }
}
