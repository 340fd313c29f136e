using System;
using System.Linq;
using System.Reflection;
using Personalize.Infrastructure;
using Xunit;

namespace Personalize.Tests.Waiting;

/// <summary>What every state of every kind means to somebody who waits.</summary>
public sealed class WaitGoalTests
{
    private const string Making = "CREATE PENDING, CREATE IN_PROGRESS";
    private const string Changing = Making + ", UPDATE PENDING, UPDATE IN_PROGRESS";
    private const string Going = "DELETE PENDING, DELETE IN_PROGRESS";

    /// <summary>Kind; states that pass; the state that means done; other states that stay; states of failure; states on the way out.</summary>
    public static TheoryData<string, string, string, string, string, string> Kinds => new()
    {
        { "BatchInferenceJob", Making + ", PENDING, IN PROGRESS", "ACTIVE", "", "CREATE FAILED", "" },
        { "BatchSegmentJob", Making + ", PENDING, IN PROGRESS", "ACTIVE", "", "CREATE FAILED", "" },
        { "Campaign", Making, "ACTIVE", "", "CREATE FAILED", Going },
        { "DataDeletionJob", "PENDING, IN_PROGRESS", "COMPLETED", "", "FAILED", "" },
        { "Dataset", Changing, "ACTIVE", "", "CREATE FAILED, UPDATE FAILED", Going },
        { "DatasetExportJob", Making, "ACTIVE", "", "CREATE FAILED", "" },
        { "DatasetGroup", Making, "ACTIVE", "", "CREATE FAILED", Going },
        { "DatasetImportJob", Making, "ACTIVE", "", "CREATE FAILED", "" },
        { "EventTracker", Making, "ACTIVE", "", "CREATE FAILED", Going },
        { "FeatureTransformation", Making, "ACTIVE", "", "CREATE FAILED", "" },
        { "Filter", Making, "ACTIVE", "", "CREATE FAILED", Going },
        { "MetricAttribution", Changing, "ACTIVE", "", "CREATE FAILED, UPDATE FAILED", Going },
        { "Recipe", Making, "ACTIVE", "", "CREATE FAILED", "" },
        {
            "Recommender", Making + ", START PENDING, START IN_PROGRESS, STOP PENDING, STOP IN_PROGRESS", "ACTIVE", "INACTIVE", "CREATE FAILED",
            Going
        },
        { "Solution", Making, "ACTIVE", "", "CREATE FAILED", Going },
        { "SolutionVersion", Making + ", CREATE STOPPING", "ACTIVE", "", "CREATE FAILED, CREATE STOPPED", "" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_state_of_every_kind_ends_a_wait_rightly(string noun, string passing, string done, string resting, string failed, string leaving)
    {
        var kind = KindOf(noun);
        foreach (var status in Split(passing))
        {
            Expect(kind, status, WaitVerdict.GoesOn, WaitVerdict.GoesOn, WaitVerdict.GoesOn);
        }

        foreach (var status in Split(leaving))
        {
            Expect(kind, status, WaitVerdict.Failed, WaitVerdict.GoesOn, WaitVerdict.GoesOn);
        }

        foreach (var status in Split(failed))
        {
            Expect(kind, status, WaitVerdict.Failed, WaitVerdict.Unwanted, WaitVerdict.Reached);
        }

        foreach (var status in Split(resting))
        {
            Expect(kind, status, WaitVerdict.Unwanted, WaitVerdict.Unwanted, WaitVerdict.Reached);
        }

        Expect(kind, done, WaitVerdict.Reached, WaitVerdict.Unwanted, WaitVerdict.Reached);
        Assert.Equal(done, ResourceStates.Of(kind).Done);

        // Those of the table, and no others.
        string[] all = [.. Split(passing), done, .. Split(resting), .. Split(failed), .. Split(leaving)];
        Assert.Superset(ResourceStates.Of(kind).All.ToHashSet(), all.ToHashSet());
    }

    [Fact]
    public void The_table_has_every_kind_and_its_type()
    {
        foreach (var kind in AllKinds())
        {
            Assert.Equal(kind.Noun == "Schema" ? "DatasetSchema" : kind.Noun, ResourceType.Of(kind).Full.Name);
            Assert.Equal(kind.Noun is "Schema" or "Algorithm", ResourceStates.Of(kind).Done is null);
        }
    }

    [Theory]
    [InlineData("Schema")]
    [InlineData("Algorithm")]
    public void What_has_no_states_is_done_when_it_is_there(string noun)
    {
        Assert.Equal(WaitVerdict.Reached, WaitGoal.Done.Judge(KindOf(noun), default));
        Assert.Equal(WaitVerdict.Unwanted, WaitGoal.Deleted.Judge(KindOf(noun), default));
        Assert.Contains("no states", Assert.Throws<InvalidInputException>(() => WaitGoal.Status("ACTIVE").Check(KindOf(noun))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE PENDING", nameof(WaitVerdict.GoesOn))]
    [InlineData("CREATE IN_PROGRESS", nameof(WaitVerdict.GoesOn))]
    [InlineData("UPDATE IN_PROGRESS", nameof(WaitVerdict.GoesOn))]
    [InlineData("CREATE FAILED", nameof(WaitVerdict.Failed))]
    [InlineData("UPDATE FAILED", nameof(WaitVerdict.Failed))]
    [InlineData("ACTIVE", nameof(WaitVerdict.Reached))]
    [InlineData(null, nameof(WaitVerdict.Reached))]
    public void An_update_counts_while_the_resource_stays_ACTIVE(string? update, string verdict)
    {
        foreach (var kind in new[] { ResourceKind.Campaign, ResourceKind.Recommender, ResourceKind.Solution, ResourceKind.Dataset })
        {
            var state = new ResourceState("ACTIVE", null, update, "No room.");
            Assert.Equal(verdict, WaitGoal.Done.Judge(kind, state).ToString());
            Assert.Equal(verdict == "GoesOn" ? WaitVerdict.GoesOn : WaitVerdict.Reached, WaitGoal.Settled.Judge(kind, state));
            if (verdict == "Failed")
            {
                var failure = WaitGoal.Done.Failure(kind, kind.ExampleArn, state);
                Assert.Equal((update, "No room.", kind.ExampleArn), (failure.Status, failure.FailureReason, failure.Arn));
                Assert.Contains("last update", failure.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_updates_of_all_kinds_that_have_them_are_seen()
    {
        Assert.Equal("A", ResourceState.Of(new Campaign { LatestCampaignUpdate = new() { Status = "A" } }).UpdateStatus);
        Assert.Equal("A", ResourceState.Of(new Recommender { LatestRecommenderUpdate = new() { Status = "A" } }).UpdateStatus);
        Assert.Equal("A", ResourceState.Of(new Solution { LatestSolutionUpdate = new() { Status = "A" } }).UpdateStatus);
        Assert.Equal("A", ResourceState.Of(new Dataset { LatestDatasetUpdate = new() { Status = "A" } }).UpdateStatus);
        Assert.Equal(
            4,
            AllKinds().Count(kind => ResourceType.Of(kind).Full.GetProperties().Any(property => property.Name.StartsWith("Latest", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("INACTIVE", "INACTIVE", nameof(WaitVerdict.Reached))]
    [InlineData("inactive", "INACTIVE", nameof(WaitVerdict.Reached))]
    [InlineData("INACTIVE", "STOP PENDING", nameof(WaitVerdict.GoesOn))]
    [InlineData("INACTIVE", "ACTIVE", nameof(WaitVerdict.Unwanted))]
    [InlineData("CREATE FAILED", "CREATE FAILED", nameof(WaitVerdict.Reached))]
    [InlineData("DELETE IN_PROGRESS", "DELETE PENDING", nameof(WaitVerdict.GoesOn))]
    [InlineData("DELETE IN_PROGRESS", "CREATE FAILED", nameof(WaitVerdict.Failed))]
    public void A_state_of_the_callers_choice(string wanted, string status, string verdict) =>
        Assert.Equal(verdict, WaitGoal.Status(wanted).Judge(ResourceKind.Recommender, new(status, null, null, null)).ToString());

    [Fact]
    public void A_state_that_a_kind_never_has_is_told_with_those_that_it_has()
    {
        var message = Assert.Throws<InvalidInputException>(() => WaitGoal.Status("INACTIVE").Check(ResourceKind.Campaign)).Message;
        Assert.StartsWith("A campaign is never INACTIVE. Its states are CREATE PENDING,", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RETRAIN IN_PROGRESS", nameof(WaitVerdict.GoesOn))]
    [InlineData("MIGRATE FAILED", nameof(WaitVerdict.Failed))]
    [InlineData("SOMETHING ELSE", nameof(WaitVerdict.GoesOn))]
    public void A_state_that_is_new_is_judged_by_its_words(string status, string verdict) =>
        Assert.Equal(verdict, WaitGoal.Done.Judge(ResourceKind.Solution, new(status, null, null, null)).ToString());

    private static void Expect(ResourceKind kind, string status, WaitVerdict done, WaitVerdict deleted, WaitVerdict settled)
    {
        var state = new ResourceState(status, null, null, null);
        Assert.Equal((status, done), (status, WaitGoal.Done.Judge(kind, state)));
        Assert.Equal((status, deleted), (status, WaitGoal.Deleted.Judge(kind, state)));
        Assert.Equal((status, settled), (status, WaitGoal.Settled.Judge(kind, state)));
        WaitGoal.Status(status).Check(kind);
    }

    private static ResourceKind[] AllKinds() =>
        [.. typeof(ResourceKind).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (ResourceKind)field.GetValue(null)!)];

    private static ResourceKind KindOf(string noun) => AllKinds().Single(kind => kind.Noun == noun);

    private static string[] Split(string states) => states.Split(", ", StringSplitOptions.RemoveEmptyEntries);
}
