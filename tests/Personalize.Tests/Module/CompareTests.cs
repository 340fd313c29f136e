using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>Versions lined up, against what the service says when it is asked by hand.</summary>
public sealed class CompareTests(SampleSession sample) : IClassFixture<SampleSession>
{
    private static readonly string[] Fixed =
    [
        "Solution", "Version", "SolutionVersionArn", "Recipe", "Status", "TrainingMode", "PerformHPO", "TrainingHours", "CreationDateTime", "Age",
    ];

    private EmulatedSession Emulated => sample.Emulated;

    [Fact]
    public void Twenty_versions_are_as_the_service_tells_when_asked_by_hand()
    {
        var arns = Versions().Take(20).ToList();
        Assert.Equal(20, arns.Count);
        var expected = arns.Select(Raw).ToList();

        var rows = Emulated.Run("$input | Compare-PersonalizeSolutionVersion", arns).ThrowOnError().Output;

        Assert.Equal(arns, rows.Select(row => (string)row!.Properties["SolutionVersionArn"].Value));
        var metrics = expected.SelectMany(version => version.Metrics.Keys).Distinct().ToList();
        var tuned = expected.SelectMany(version => version.Tuned.Keys).Distinct().ToList();
        Assert.Contains("coverage", metrics);
        Assert.NotEmpty(tuned);
        foreach (var (row, version) in rows.Zip(expected))
        {
            Assert.Equal([.. Fixed, .. metrics, .. tuned], row!.Properties.Select(property => property.Name));
            foreach (var metric in metrics)
            {
                Assert.Equal(version.Metrics.TryGetValue(metric, out var value) ? value : null, row.Properties[metric].Value);
            }

            foreach (var parameter in tuned)
            {
                var text = Convert.ToString(row.Properties[parameter].Value, CultureInfo.InvariantCulture);
                Assert.Equal(version.Tuned.GetValueOrDefault(parameter, ""), text);
            }

            var description = version.Description;
            Assert.Equal((string?)description["status"], row.Properties["Status"].Value);
            Assert.Equal((bool?)description["performHPO"], row.Properties["PerformHPO"].Value);
            Assert.Equal((double?)description["trainingHours"], row.Properties["TrainingHours"].Value);
            Assert.Equal((string?)description["trainingMode"], row.Properties["TrainingMode"].Value);
            Assert.Equal(((string)description["recipeArn"]!).Split('/')[^1], row.Properties["Recipe"].Value);
            Assert.Equal(version.Arn.Split('/')[1], row.Properties["Solution"].Value);
            Assert.Equal(version.Arn.Split('/')[2], row.Properties["Version"].Value);
            var age = DateTime.Now - (DateTime)row.Properties["CreationDateTime"].Value;
            Assert.InRange(((TimeSpan)row.Properties["Age"].Value - age).TotalMinutes, -5, 5);
        }
    }

    [Fact]
    public void Rows_sort_and_go_to_a_file_with_all_columns()
    {
        var result = Emulated.Run(
            """
            $file = [IO.Path]::GetTempFileName()
            $rows = Get-PersonalizeSolution -All | Compare-PersonalizeSolutionVersion
            $rows | Sort-Object coverage -Descending | Export-Csv $file
            $back = Import-Csv $file
            [IO.File]::Delete($file)
            $back.Count -eq $rows.Count
            @($back[0].PSObject.Properties.Name) -join ','
            @($rows[0].PSObject.Properties.Name) -join ','
            [double]$back[0].coverage -eq ($rows.coverage | Measure-Object -Maximum).Maximum
            """).ThrowOnError();
        Assert.Equal(true, result.Output[0]!.BaseObject);
        Assert.Equal((string)result.Output[2]!.BaseObject, (string)result.Output[1]!.BaseObject);
        Assert.Equal(true, result.Output[3]!.BaseObject);
    }

    [Fact]
    public void A_tuned_column_of_numbers_holds_numbers()
    {
        var rows = Emulated.Run("Get-PersonalizeSolution -Name films-ranking | Compare-PersonalizeSolutionVersion").ThrowOnError().Output;
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.IsType<long>(row!.Properties["training.bptt"].Value));
        Assert.All(rows, row => Assert.IsType<double>(row!.Properties["training.dropout"].Value));
        Assert.All(rows, row => Assert.IsType<string>(row!.Properties["data.recency_mask"].Value));
    }

    [Fact]
    public void A_solution_stands_for_its_active_versions_and_each_comes_once()
    {
        var result = Emulated.Run(
            """
            $solution = Get-PersonalizeSolution -Name films-ranking
            $active = $solution | Get-PersonalizeSolutionVersion -All -Status ACTIVE
            ($active.SolutionVersionArn -join ' ')
            ((@($active[1]) + $solution + $active | Compare-PersonalizeSolutionVersion).SolutionVersionArn -join ' ')
            ($solution.SolutionArn | Compare-PersonalizeSolutionVersion | Compare-PersonalizeSolutionVersion).Count
            """).ThrowOnError();
        var active = ((string)result.Output[0]!.BaseObject).Split(' ');
        Assert.Equal([active[1], .. active.Where(arn => arn != active[1])], ((string)result.Output[1]!.BaseObject).Split(' '));
        Assert.Equal(active.Length, result.Output[2]!.BaseObject);
    }

    [Fact]
    public void A_version_that_is_not_trained_has_a_row_without_metrics_and_costs_one_call()
    {
        var (result, requests) = Emulated.RunCounted(
            "Get-PersonalizeSolutionVersion -All | Where-Object Status -ne ACTIVE | Compare-PersonalizeSolutionVersion");
        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, row => Assert.NotEqual("ACTIVE", row!.Properties["Status"].Value));
        Assert.DoesNotContain(requests, request => (string?)request["operation"] == "GetSolutionMetrics");
    }

    [Fact]
    public void An_error_is_of_one_version_and_the_others_have_their_rows()
    {
        using var emulated = new EmulatedSession("--sample");
        var arns = Versions(emulated).Take(3).ToList();
        emulated.Fault(new { kind = "accessDenied", operation = "GetSolutionMetrics", arn = arns[1] });
        emulated.Fault(new { kind = "accessDenied", operation = "DescribeSolutionVersion", arn = arns[2] });

        var result = emulated.Run("$input | Compare-PersonalizeSolutionVersion", [.. arns, "arn:aws:personalize:us-east-1:123456789012:campaign/x"]);

        Assert.Equal(arns.Take(2), result.Output.Select(row => (string)row!.Properties["SolutionVersionArn"].Value));
        Assert.NotNull(result.Output[0]!.Properties["coverage"].Value);
        Assert.Null(result.Output[1]!.Properties["coverage"].Value);
        Assert.Equal(["WrongKindOfArn", "AccessDenied", "AccessDenied"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal([arns[1], arns[2]], result.Errors.Skip(1).Select(error => error.TargetObject));
    }

    [Fact]
    public void A_service_that_throttles_one_call_in_five_changes_neither_rows_nor_order()
    {
        const string Script =
            """
            Get-PersonalizeSolution -All | Compare-PersonalizeSolutionVersion | ForEach-Object {
                ($_.PSObject.Properties | Where-Object Name -ne Age | ForEach-Object { "$($_.Name)=$($_.Value)" }) -join ';'
            }
            """;
        using var emulated = new EmulatedSession("--sample");
        var expected = emulated.Run(Script).ThrowOnError().Of<string>().ToList();
        Assert.True(expected.Count > 15);
        emulated.Fault(new { kind = "throttling", every = 5 });
        Assert.Equal(expected, emulated.Run(Script).ThrowOnError().Of<string>());
    }

    [Fact]
    public void Differences_are_to_the_version_of_reference()
    {
        var arns = Versions().Take(4).ToList();
        var reference = Raw(arns[2]);
        var rows = Emulated.Run($"$input | Compare-PersonalizeSolutionVersion -Reference '{arns[2]}'", arns).ThrowOnError().Output;
        foreach (var (row, version) in rows.Zip(arns.Select(Raw)))
        {
            foreach (var (metric, value) in version.Metrics)
            {
                var difference = (double?)row!.Properties[metric + "_difference"].Value;
                Assert.Equal(reference.Metrics.TryGetValue(metric, out var other) ? Math.Round(value - other, 10) : null, difference);
            }
        }

        Assert.Equal(0.0, rows[2]!.Properties["coverage_difference"].Value);
    }

    [Fact]
    public void A_reference_without_metrics_ends_it()
    {
        var arn = (string)Emulated.Run("(Get-PersonalizeSolutionVersion -All -Status 'CREATE FAILED' -First 1).SolutionVersionArn").ThrowOnError().Output[0]!.BaseObject;
        var result = Emulated.Run($"Get-PersonalizeSolution -All | Compare-PersonalizeSolutionVersion -Reference '{arn}'");
        Assert.Empty(result.Output);
        Assert.Contains("has no metrics", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -Reference $versions[0]")]
    public void The_table_fits_and_marks_the_best_of_each_metric(string reference)
    {
        var result = Emulated.Run(
            $$"""
            $versions = Get-PersonalizeSolution -Name films-ranking | Get-PersonalizeSolutionVersion -All -Status ACTIVE
            $rows = $versions | Compare-PersonalizeSolutionVersion{{reference}}
            $rows | Out-String -Width 120 -Stream
            """).ThrowOnError();
        var lines = result.Of<string>().Where(line => line.Trim().Length > 0).ToList();
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 1, 120));
        Assert.Equal(
            ["Solution", "Version", "Status", "HPO", "Hours", "Coverage", "MRR@25", "NDCG@10", "Precision@10"],
            lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(4, lines.Skip(2).Sum(line => line.Count(character => character == '*')));
        Assert.Equal(reference.Length > 0, lines.Skip(2).Any(line => line.Contains('%', StringComparison.Ordinal)));
        var best = Versions().Where(arn => arn.Contains("films-ranking", StringComparison.Ordinal)).Select(Raw)
            .Where(version => version.Metrics.Count > 0).Max(version => version.Metrics["coverage"]);
        Assert.Contains(lines, line => line.Contains(best.ToString("0.0000", CultureInfo.InvariantCulture) + "*", StringComparison.Ordinal));
    }

    private List<string> Versions() => Versions(Emulated);

    private static List<string> Versions(EmulatedSession emulated) =>
        [.. RawService.List(emulated, "ListSolutions", "solutions")
            .Select(solution => new JsonObject { ["solutionArn"] = (string?)solution!["solutionArn"] })
            .SelectMany(input => RawService.List(emulated, "ListSolutionVersions", "solutionVersions", input))
            .Where(version => (string?)version!["status"] == "ACTIVE")
            .Select(version => (string)version!["solutionVersionArn"]!)];

    private RawVersion Raw(string arn)
    {
        var description = RawService.Call(Emulated, "DescribeSolutionVersion", new JsonObject { ["solutionVersionArn"] = arn })["solutionVersion"]!.AsObject();
        var metrics = RawService.Call(Emulated, "GetSolutionMetrics", new JsonObject { ["solutionVersionArn"] = arn })["metrics"]!.AsObject();
        var tuned = description["tunedHPOParams"]?["algorithmHyperParameters"]?.AsObject() ?? [];
        return new(
            arn,
            description,
            metrics.ToDictionary(metric => metric.Key, metric => (double)metric.Value!),
            tuned.ToDictionary(parameter => parameter.Key, parameter => (string)parameter.Value!));
    }

    private sealed record RawVersion(string Arn, JsonObject Description, Dictionary<string, double> Metrics, Dictionary<string, string> Tuned);
}
