using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Infrastructure;
using Xunit;

namespace Personalize.Tests.Waiting;

/// <summary>In which order a dataset group is removed, and what a run makes of the service's refusals.</summary>
public sealed class RemovalPlanTests
{
    private const string Place = "arn:aws:personalize:us-east-1:111122223333:";

    [Fact]
    public void The_order_of_the_plan()
    {
        Assert.Equal(
            [
                "Stop training of solution version solution/s/2",
                "Wait for solution version solution/s/3",
                "Wait for dataset import job dataset-import-job/i2",
                "Wait for batch inference job batch-inference-job/b",
                "Remove campaign campaign/c",
                "Remove recommender recommender/r",
                "Remove filter filter/f",
                "Remove event tracker event-tracker/t",
                "Remove metric attribution metric-attribution/m",
                "Remove solution solution/s",
                "Remove dataset dataset/g/ITEMS",
                "Remove schema schema/own",
                "Remove dataset group dataset-group/g",
            ],
            Plan().Steps.Select(step => $"{step.Words} {step.Arn[Place.Length..]}"));
    }

    [Fact]
    public void What_is_refused_as_in_use_is_tried_again_when_it_has_come_to_rest()
    {
        var service = new Service { Refuse = (step, times) => step.Kind == ResourceKind.Solution && times < 2 ? new ResourceInUseException("busy") : null };
        Assert.True(new RemovalRun(service).Run(Plan()));
        Assert.Equal(3, service.Sent.Count(step => step.Kind == ResourceKind.Solution));
        Assert.Equal(2, service.Settled.Count(step => step.Kind == ResourceKind.Solution));
    }

    [Fact]
    public void What_is_always_in_use_ends_the_run_at_its_stage_for_a_new_plan()
    {
        var run = new RemovalRun(new Service { Refuse = (step, _) => step.Kind == ResourceKind.Solution ? new ResourceInUseException("busy") : null });
        Assert.False(run.Run(Plan()));
        Assert.Equal(ResourceKind.Solution, Assert.Single(run.Refusals).Step.Kind);
        Assert.Empty(run.Failures);
        Assert.True(run.Progressed);
    }

    [Fact]
    public void What_is_gone_is_passed_over_and_a_training_that_ended_by_itself_too()
    {
        var service = new Service
        {
            Refuse = (step, _) => step.Action == RemovalAction.Stop ? new InvalidInputException("not in training") : new ResourceNotFoundException("gone"),
        };
        Assert.True(new RemovalRun(service).Run(Plan()));
        Assert.Empty(service.Gone);
    }

    [Fact]
    public void A_schema_that_others_use_is_left_and_the_group_goes()
    {
        var service = new Service { Refuse = (step, _) => step.Kind == ResourceKind.Schema ? new ResourceInUseException("used") : null };
        Assert.True(new RemovalRun(service).Run(Plan()));
        Assert.Equal(ResourceKind.Schema, Assert.Single(service.Left).Kind);
        Assert.Equal(ResourceKind.DatasetGroup, service.Gone[^1].Kind);
    }

    [Fact]
    public void A_denial_lets_the_rest_of_its_stage_go_and_nothing_after_it()
    {
        var service = new Service { Refuse = (step, _) => step.Kind == ResourceKind.Filter ? new AccessDeniedException("no") : null };
        var run = new RemovalRun(service);
        Assert.False(run.Run(Plan()));
        Assert.Equal(ResourceKind.Filter, Assert.Single(run.Failures).Step.Kind);
        Assert.Equal(["campaign", "recommender", "event tracker", "metric attribution"], service.Gone.Select(step => step.Kind.Name));
    }

    private static RemovalPlan Plan() => RemovalPlan.Of(
        Branch(
            ResourceKind.DatasetGroup,
            new DatasetGroupSummary { DatasetGroupArn = Place + "dataset-group/g", Status = "ACTIVE" },
            Branch(
                ResourceKind.Dataset,
                new DatasetSummary { DatasetArn = Place + "dataset/g/ITEMS", Status = "ACTIVE" },
                Branch(ResourceKind.Schema, new DatasetSchemaSummary { SchemaArn = Place + "schema/own" }),
                Branch(ResourceKind.Schema, new DatasetSchemaSummary { SchemaArn = Place + "schema/shared" }),
                Branch(ResourceKind.DatasetImportJob, new DatasetImportJobSummary { DatasetImportJobArn = Place + "dataset-import-job/i1", Status = "CREATE FAILED" }),
                Branch(ResourceKind.DatasetImportJob, new DatasetImportJobSummary { DatasetImportJobArn = Place + "dataset-import-job/i2", Status = "CREATE PENDING" })),
            Branch(
                ResourceKind.Solution,
                new SolutionSummary { SolutionArn = Place + "solution/s", Status = "ACTIVE" },
                Branch(
                    ResourceKind.SolutionVersion,
                    new SolutionVersionSummary { SolutionVersionArn = Place + "solution/s/1", Status = "ACTIVE" },
                    Branch(ResourceKind.BatchInferenceJob, new BatchInferenceJobSummary { BatchInferenceJobArn = Place + "batch-inference-job/b", Status = "CREATE IN_PROGRESS" })),
                Branch(ResourceKind.SolutionVersion, new SolutionVersionSummary { SolutionVersionArn = Place + "solution/s/2", Status = "CREATE IN_PROGRESS" }),
                Branch(ResourceKind.SolutionVersion, new SolutionVersionSummary { SolutionVersionArn = Place + "solution/s/3", Status = "CREATE STOPPING" }),
                Branch(ResourceKind.Campaign, new CampaignSummary { CampaignArn = Place + "campaign/c", Status = "CREATE FAILED" })),
            Branch(ResourceKind.Recommender, new RecommenderSummary { RecommenderArn = Place + "recommender/r", Status = "INACTIVE" }),
            Branch(ResourceKind.Filter, new FilterSummary { FilterArn = Place + "filter/f", Status = "ACTIVE" }),
            Branch(ResourceKind.EventTracker, new EventTrackerSummary { EventTrackerArn = Place + "event-tracker/t", Status = "DELETE PENDING" }),
            Branch(ResourceKind.MetricAttribution, new MetricAttributionSummary { MetricAttributionArn = Place + "metric-attribution/m", Status = "ACTIVE" })),
        [Place + "schema/own"]);

    private static TreeBranch Branch(ResourceKind kind, IResource resource, params TreeBranch[] children)
    {
        var branch = new TreeBranch(kind, resource);
        branch.Children.AddRange(children);
        return branch;
    }

    private sealed class Service : IRemovalActions
    {
        public Func<RemovalStep, int, PersonalizeException?> Refuse { get; init; } = (_, _) => null;

        public List<RemovalStep> Sent { get; } = [];

        public List<RemovalStep> Gone { get; } = [];

        public List<RemovalStep> Settled { get; } = [];

        public List<RemovalStep> Left { get; } = [];

        public PersonalizeException? Send(RemovalStep step)
        {
            Sent.Add(step);
            return Refuse(step, Sent.Count(other => other == step) - 1);
        }

        public IReadOnlyList<(RemovalStep Step, PersonalizeException Failure)> Wait(IReadOnlyList<RemovalStep> steps, WaitGoal goal)
        {
            (goal == WaitGoal.Deleted ? Gone : Settled).AddRange(steps);
            return [];
        }

        public void Leave(RemovalStep step) => Left.Add(step);

        public void Begin(IReadOnlyList<RemovalStep> stage) => Assert.NotEmpty(stage);
    }
}
