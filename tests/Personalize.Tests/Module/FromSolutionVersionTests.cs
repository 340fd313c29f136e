using System;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>A new solution with what a version was trained with, and what was tuned for it in place.</summary>
public sealed class FromSolutionVersionTests : IDisposable
{
    private readonly EmulatedSession _emulated = new("--sample");

    public void Dispose() => _emulated.Dispose();

    [Fact]
    public void Its_configuration_is_taken_over_with_the_tuned_hyperparameters_in_place()
    {
        var version = Version("films-ranking");
        var created = Create("$version | ForEach-Object { New-PersonalizeSolution next -FromSolutionVersion $_ -PerformAutoTraining:$false }", version);

        var expected = version["solutionConfig"]!.DeepClone().AsObject();
        expected.Remove("hpoConfig");
        expected["algorithmHyperParameters"] = version["tunedHPOParams"]!["algorithmHyperParameters"]!.DeepClone();
        AssertJson(expected, created["solutionConfig"]);
        Assert.False((bool)created["performHPO"]!);
        foreach (var member in (string[])["recipeArn", "datasetGroupArn", "eventType"])
        {
            Assert.Equal((string?)version[member], (string?)created[member]);
        }
    }

    [Fact]
    public void A_configured_hyperparameter_stays_unless_it_was_tuned()
    {
        var created = Create("New-PersonalizeSolution next -FromSolutionVersion $version.SolutionVersionArn -PerformAutoTraining:$false", Version("films-similar"));
        var parameters = created["solutionConfig"]!["algorithmHyperParameters"]!.AsObject();

        // The configuration calls it item_metadata_hidden_dimension, and tuning puts its group before it.
        Assert.Equal(["algorithm.item_id_hidden_dimension", "algorithm.item_metadata_hidden_dimension"], parameters.Select(pair => pair.Key).Order());
        Assert.NotNull(created["solutionConfig"]!["trainingDataConfig"]);
    }

    [Fact]
    public void What_the_caller_gives_counts_more()
    {
        var version = Version("films-ranking");
        var created = Create(
            """
            New-PersonalizeSolution next -FromSolutionVersion $version -EventType like -PerformIncrementalUpdate -PerformAutoTraining:$false -SolutionConfig @{
                AlgorithmHyperParameters = @{ bptt = 12; 'training.dropout' = 0.3 }
                OptimizationObjective = @{ ItemAttribute = 'YEAR'; ObjectiveSensitivity = 'LOW' }
            }
            """,
            version);
        var config = created["solutionConfig"]!;
        Assert.Equal("like", (string?)created["eventType"]);
        Assert.True((bool)created["performIncrementalUpdate"]!);
        Assert.Equal("YEAR", (string?)config["optimizationObjective"]!["itemAttribute"]);
        var parameters = config["algorithmHyperParameters"]!;
        Assert.Equal(("12", "0.3", null), ((string?)parameters["bptt"], (string?)parameters["training.dropout"], (string?)parameters["training.bptt"]));
        Assert.Equal(
            (string?)version["tunedHPOParams"]!["algorithmHyperParameters"]!["algorithm.hidden_dimension"], (string?)parameters["algorithm.hidden_dimension"]);
        Assert.Equal((string?)version["solutionConfig"]!["eventValueThreshold"], (string?)config["eventValueThreshold"]);
    }

    [Fact]
    public void A_search_that_the_caller_wants_keeps_its_settings()
    {
        var version = Version("films-ranking");
        var created = Create("New-PersonalizeSolution next -FromSolutionVersion $version -PerformHPO -PerformAutoTraining:$false", version);
        Assert.True((bool)created["performHPO"]!);
        AssertJson(version["solutionConfig"]!["hpoConfig"]!, created["solutionConfig"]!["hpoConfig"]);
        Assert.Null(created["solutionConfig"]!["algorithmHyperParameters"]);
    }

    [Fact]
    public void An_event_type_takes_the_place_of_an_events_configuration_and_no_schedule_is_kept_without_automatic_training()
    {
        var version = Version("films-user-personalization");
        var created = Create("New-PersonalizeSolution next -FromSolutionVersion $version -EventType click -PerformAutoTraining:$false", version);
        Assert.Equal("click", (string?)created["eventType"]);
        Assert.Null(created["solutionConfig"]!["eventsConfig"]);
        Assert.Null(created["solutionConfig"]!["autoTrainingConfig"]);
        Assert.NotNull(created["solutionConfig"]!["trainingDataConfig"]);
    }

    [Fact]
    public void A_version_without_tuned_hyperparameters_gives_its_configuration_and_a_warning()
    {
        var version = Version("films-popular");
        var result = Run("New-PersonalizeSolution next -FromSolutionVersion $version -PerformAutoTraining:$false", version).ThrowOnError();
        Assert.Contains(result.Warnings, warning => warning.Contains("no tuned hyperparameters", StringComparison.Ordinal));
        Assert.Equal((string?)version["eventType"], result.Of<Solution>().Single().EventType);
    }

    [Fact]
    public void Another_recipe_doesnt_get_the_hyperparameters()
    {
        var result = Run(
            "New-PersonalizeSolution next -FromSolutionVersion $version -RecipeArn arn:aws:personalize:::recipe/aws-popularity-count -PerformAutoTraining:$false",
            Version("films-ranking")).ThrowOnError();
        Assert.Contains(result.Warnings, warning => warning.Contains("belong to a recipe", StringComparison.Ordinal));
        Assert.Null(result.Of<Solution>().Single().SolutionConfig!.AlgorithmHyperParameters);
    }

    [Fact]
    public void WhatIf_creates_nothing_and_a_wrong_ARN_is_told()
    {
        var version = Version("films-ranking");
        var (result, requests) = _emulated.Counted(() => Run("New-PersonalizeSolution next -FromSolutionVersion $version -WhatIf", version));
        Assert.Empty(result.ThrowOnError().Output);
        Assert.DoesNotContain(requests, request => (string?)request["operation"] == "CreateSolution");

        var wrong = _emulated.Run("New-PersonalizeSolution next -FromSolutionVersion arn:aws:personalize:us-east-1:123456789012:solution/x");
        Assert.StartsWith("WrongKindOfArn", Assert.Single(wrong.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private JsonObject Create(string script, JsonObject version)
    {
        var created = Run(script, version).ThrowOnError().Of<Solution>().Single();
        return RawService.Call(_emulated, "DescribeSolution", new JsonObject { ["solutionArn"] = created.SolutionArn })["solution"]!.AsObject();
    }

    private PowerShellResult Run(string script, JsonObject version) =>
        _emulated.Run($"$version = Get-PersonalizeSolutionVersion '{version["solutionVersionArn"]}'; {script}");

    private JsonObject Version(string solution)
    {
        var arn = RawService.List(_emulated, "ListSolutions", "solutions")
            .Select(one => (string)one!["solutionArn"]!)
            .Single(one => one.EndsWith("/" + solution, StringComparison.Ordinal));
        var version = RawService.List(_emulated, "ListSolutionVersions", "solutionVersions", new JsonObject { ["solutionArn"] = arn })
            .First(one => (string?)one!["status"] == "ACTIVE");
        var input = new JsonObject { ["solutionVersionArn"] = (string?)version!["solutionVersionArn"] };
        return RawService.Call(_emulated, "DescribeSolutionVersion", input)["solutionVersion"]!.AsObject();
    }

    private static void AssertJson(JsonNode expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{actual?.ToJsonString()} is not {expected.ToJsonString()}");
}
