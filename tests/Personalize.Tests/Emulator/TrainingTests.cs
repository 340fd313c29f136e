using System;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>What a training yields, and those that nobody asked for.</summary>
public sealed class TrainingTests : IDisposable
{
    private readonly EmulatedService _service = new();

    [Fact]
    public void A_trained_version_has_metrics_that_stay_the_same_with_the_names_of_the_service()
    {
        var solution = _service.Solution(_service.TrainableGroup());
        var version = _service.Create("SolutionVersion", new { solutionArn = solution });
        _service.Refused("ResourceInUseException", "GetSolutionMetrics", new { solutionVersionArn = version });
        Assert.Null(_service.Describe("SolutionVersion", version)["trainingHours"]);
        _service.Advance(TimeSpan.FromHours(2));
        Assert.True((double?)_service.Describe("SolutionVersion", version)["trainingHours"] > 0);
        var metrics = Metrics(version);
        Assert.Equal(
            [
                "coverage", "mean_reciprocal_rank_at_25", "normalized_discounted_cumulative_gain_at_10", "normalized_discounted_cumulative_gain_at_25",
                "normalized_discounted_cumulative_gain_at_5", "precision_at_10", "precision_at_25", "precision_at_5",
            ],
            metrics.Select(metric => metric.Key));
        Assert.All(metrics, metric => Assert.InRange((double)metric.Value!, 0.0001, 1));
        Assert.Equal(metrics.ToJsonString(), Metrics(version).ToJsonString());
    }

    [Fact]
    public void An_optimization_finds_hyperparameters_within_the_ranges()
    {
        var group = _service.TrainableGroup();
        var solution = _service.Create("Solution", new
        {
            name = "tuned",
            datasetGroupArn = group,
            recipeArn = EmulatedService.Recipe("aws-user-personalization"),
            performHPO = true,
            performAutoTraining = false,
            solutionConfig = new
            {
                hpoConfig = new
                {
                    algorithmHyperParameterRanges = new
                    {
                        integerHyperParameterRanges = new[] { new { name = "bptt", minValue = 3, maxValue = 4 } },
                        continuousHyperParameterRanges = new[] { new { name = "training.dropout", minValue = 0.25, maxValue = 0.5 } },
                        categoricalHyperParameterRanges = new[] { new { name = "recency_mask", values = new[] { "false" } } },
                    },
                },
                algorithmHyperParameters = new { hidden_dimension = "55" },
            },
        });
        _service.Advance(TimeSpan.FromSeconds(10));
        var tuned = _service.Describe("SolutionVersion", _service.Version(solution))["tunedHPOParams"]!["algorithmHyperParameters"]!;
        Assert.Contains((string)tuned["training.bptt"]!, new[] { "3", "4" });
        Assert.InRange(double.Parse((string)tuned["training.dropout"]!, System.Globalization.CultureInfo.InvariantCulture), 0.25, 0.5);
        Assert.Equal("false", (string?)tuned["data.recency_mask"]);
        Assert.Equal("55", (string?)tuned["algorithm.hidden_dimension"]);
    }

    [Fact]
    public void A_new_solution_trains_itself_within_an_hour_and_then_every_seven_days()
    {
        var group = _service.TrainableGroup();
        var solution = _service.Create("Solution", new { name = "s", datasetGroupArn = group, recipeArn = EmulatedService.Recipe("aws-sims") });
        Assert.True((bool?)_service.Describe("Solution", solution)["performAutoTraining"]);
        _service.Advance(TimeSpan.FromMinutes(59));
        Assert.Empty(Versions(solution));
        _service.Advance(TimeSpan.FromMinutes(2));
        var first = Assert.Single(Versions(solution))!;
        Assert.Equal("AUTOMATIC", (string?)first["trainingType"]);
        Assert.Equal("CREATE IN_PROGRESS", (string?)first["status"]);

        // Nobody looks for three weeks; the versions are there all the same, each at its time.
        _service.Advance(TimeSpan.FromDays(21));
        var dates = Versions(solution).Select(version => (double)version!["creationDateTime"]!).ToList();
        Assert.Equal(4, dates.Count);
        Assert.All(dates.Zip(dates.Skip(1)), pair => Assert.Equal(7 * 86400, pair.Second - pair.First, 3));
    }

    [Fact]
    public void A_training_by_hand_sets_the_schedule_back_and_an_update_changes_or_ends_it()
    {
        var solution = _service.Solution(_service.TrainableGroup(), automatic: true);
        _service.Version(solution);
        _service.Advance(TimeSpan.FromDays(6));
        Assert.Single(Versions(solution));
        _service.Call("UpdateSolution", new { solutionArn = solution, solutionUpdateConfig = new { autoTrainingConfig = new { schedulingExpression = "rate(1 day)" } } });
        _service.Advance(TimeSpan.FromDays(2));
        var dates = Versions(solution).Select(version => (double)version!["creationDateTime"]!).ToList();
        Assert.Equal(3, dates.Count);
        Assert.True(dates[1] > dates[0] + (6 * 86400));
        Assert.Equal(86400, dates[2] - dates[1], 3);
        _service.Call("UpdateSolution", new { solutionArn = solution, performAutoTraining = false });
        _service.Advance(TimeSpan.FromMinutes(1));
        var count = Versions(solution).Count;
        _service.Advance(TimeSpan.FromDays(30));
        Assert.Equal(count, Versions(solution).Count);
    }

    [Fact]
    public void A_version_can_have_a_name_of_its_own_and_a_training_found_by_AutoML_tells_its_recipe()
    {
        var group = _service.TrainableGroup();
        var solution = _service.Create("Solution", new { name = "s", datasetGroupArn = group, performAutoML = true });
        _service.Advance(TimeSpan.FromSeconds(10));
        var version = _service.Create("SolutionVersion", new { solutionArn = solution, name = "spring" });
        Assert.Equal($"{solution}/spring", version);
        _service.Refused("ResourceAlreadyExistsException", "CreateSolutionVersion", new { solutionArn = solution, name = "spring" });
        Assert.Null(_service.Describe("SolutionVersion", version)["recipeArn"]);
        _service.Advance(TimeSpan.FromHours(2));
        var recipe = (string?)_service.Describe("SolutionVersion", version)["recipeArn"];
        Assert.NotNull(recipe);
        Assert.Equal(recipe, (string?)_service.Describe("Solution", solution)["autoMLResult"]!["bestRecipeArn"]);
    }

    public void Dispose() => _service.Dispose();

    private JsonArray Versions(string solution) => _service.Call("ListSolutionVersions", new { solutionArn = solution })["solutionVersions"]!.AsArray();

    private JsonObject Metrics(string version) => _service.Call("GetSolutionMetrics", new { solutionVersionArn = version })["metrics"]!.AsObject();
}
