using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Personalize.Infrastructure;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>What Tab offers in a real engine.</summary>
public sealed class CompletionTests(SampleSession sample) : IClassFixture<SampleSession>
{
    private EmulatedSession Emulated => sample.Emulated;

    [Fact]
    public void Every_parameter_for_an_ARN_completes()
    {
        var bare = from type in typeof(ServiceObject).Assembly.GetTypes()
                   where typeof(Cmdlet).IsAssignableFrom(type)
                   from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                   where property.IsDefined(typeof(ParameterAttribute))
                       && (ResourceKind.OfMember(property.Name) is not null || property.IsDefined(typeof(AnyArnArgumentAttribute)))
                   where property.GetCustomAttribute<ArgumentCompleterAttribute>() is null
                   select $"{type.Name}.{property.Name}";
        Assert.Empty(bare);
    }

    [Theory]
    [InlineData("Get-PersonalizeSolution -SolutionArn ", "ListSolutions", "solutions", "solutionArn")]
    [InlineData("Get-PersonalizeSolution ", "ListSolutions", "solutions", "solutionArn")]
    [InlineData("New-PersonalizeFilter x -DatasetGroupArn ", "ListDatasetGroups", "datasetGroups", "datasetGroupArn")]
    [InlineData("Remove-PersonalizeCampaign -CampaignArn ", "ListCampaigns", "campaigns", "campaignArn")]
    [InlineData("New-PersonalizeSolution x -RecipeArn ", "ListRecipes", "recipes", "recipeArn")]
    [InlineData("Update-PersonalizeDataset -SchemaArn ", "ListSchemas", "schemas", "schemaArn")]
    public void An_ARN_parameter_offers_those_of_its_kind(string line, string operation, string list, string member)
    {
        var expected = RawService.List(Emulated, operation, list).Select(one => (string)one![member]!).ToHashSet();
        var offered = Complete(line);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, offered.Select(match => match.CompletionText).ToHashSet());
    }

    [Fact]
    public void A_name_finds_the_ARN_and_state_and_age_stand_beside_it()
    {
        var match = Assert.Single(Complete("Get-PersonalizeSolution -SolutionArn films-rank"));
        Assert.EndsWith(":solution/films-ranking", match.CompletionText, StringComparison.Ordinal);
        Assert.Equal("films-ranking", match.ListItemText);
        Assert.Matches("^ACTIVE, [0-9]+ days old, arn:", match.ToolTip);
    }

    [Fact]
    public void What_begins_so_comes_before_what_has_it_within()
    {
        var names = Complete("Get-PersonalizeSolution -SolutionArn r").Select(match => match.ListItemText).ToList();
        Assert.All(names, name => Assert.Contains('r', name));
        var within = Complete("Get-PersonalizeSolution -SolutionArn personal").Select(match => match.ListItemText).ToList();
        Assert.Contains("films-user-personalization", within);
    }

    [Theory]
    [InlineData("'films-rank", "'")]
    [InlineData("\"films-rank", "\"")]
    [InlineData("arn:aws:personalize:us-east-1:ACCOUNT:solution/films-rank", "")]
    public void Quotes_stay_and_the_ARN_itself_may_be_begun(string word, string quote)
    {
        var account = ((string)RawService.List(Emulated, "ListSolutions", "solutions")[0]!["solutionArn"]!).Split(':')[4];
        var match = Assert.Single(Complete("Get-PersonalizeSolution -SolutionArn " + word.Replace("ACCOUNT", account, StringComparison.Ordinal)));
        Assert.StartsWith(quote + "arn:", match.CompletionText, StringComparison.Ordinal);
        Assert.EndsWith("films-ranking" + quote, match.CompletionText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Compare-PersonalizeSolutionVersion -Reference films-ranking")]
    [InlineData("New-PersonalizeSolution x -FromSolutionVersion films-ranking")]
    public void A_version_is_offered_where_one_is_wanted(string line) =>
        Assert.All(NotEmpty(Complete(line)), match => Assert.Matches(":solution/films-ranking/[^/]+$", match.CompletionText));

    [Fact]
    public void Names_states_and_parameters_of_any_kind_complete()
    {
        Assert.Contains(Complete("Get-PersonalizeCampaign -Name "), match => match.ToolTip.Contains(":campaign/" + match.CompletionText, StringComparison.Ordinal));
        Assert.Equal(["'CREATE STOPPING'", "'CREATE STOPPED'"], Complete("Get-PersonalizeSolutionVersion -Status 'CREATE STOPP").Select(match => match.CompletionText));
        Assert.Contains(Complete("Get-PersonalizeRecommender -Status I"), match => match.CompletionText == "INACTIVE");
        Assert.DoesNotContain(Complete("Get-PersonalizeCampaign -Status "), match => match.CompletionText == "INACTIVE");
        var kinds = Complete("Wait-PersonalizeResource ").Select(match => match.CompletionText.Split(':')[^1].Split('/')[0]).Distinct().ToList();
        Assert.Contains("dataset-group", kinds);
        Assert.Contains("campaign", kinds);
        Assert.All(
            NotEmpty(Complete("Wait-PersonalizeResource arn:aws:personalize:us-east-1:1:batch-inference-job/".Replace(":1:", $":{Account()}:", StringComparison.Ordinal))),
            match => Assert.Contains(":batch-inference-job/", match.CompletionText, StringComparison.Ordinal));
    }

    [Fact]
    public void Regions_and_profiles_complete()
    {
        Assert.Contains(Complete("Get-PersonalizeSolution -Region eu-w"), match => match.CompletionText == "eu-west-1" && match.ToolTip.Contains("Ireland", StringComparison.Ordinal));
        Assert.Contains(Complete("Set-PersonalizeSession -Region us-east-1,cn-"), match => match.CompletionText == "cn-north-1");
        Assert.Contains(Complete("Get-PersonalizeSolution -Region us-east-1, ap-"), match => match.CompletionText == "ap-south-1");

        var file = System.IO.Path.GetTempFileName();
        System.IO.File.WriteAllText(file, "[default]\nregion = us-east-1\n[profile nightly run]\nregion = eu-west-1\n[profile dev]\n");
        try
        {
            var offered = Emulated.Run(
                $$"""
                $before = $env:AWS_CONFIG_FILE
                [Environment]::SetEnvironmentVariable('AWS_CONFIG_FILE', '{{file}}')
                try { (TabExpansion2 'Get-PersonalizeSolution -ProfileName ' 37).CompletionMatches.CompletionText }
                finally { [Environment]::SetEnvironmentVariable('AWS_CONFIG_FILE', $before) }
                """).ThrowOnError().Of<string>().ToList();
            Assert.Contains("dev", offered);
            Assert.Contains("'nightly run'", offered);
        }
        finally
        {
            System.IO.File.Delete(file);
        }
    }

    [Fact]
    public void A_second_Tab_asks_nobody()
    {
        Complete("Get-PersonalizeFilter -FilterArn ");
        var (again, requests) = Emulated.Counted(() => Complete("Get-PersonalizeFilter -FilterArn "));
        Assert.NotEmpty(again);
        Assert.Empty(requests);
    }

    [Fact]
    public void The_command_lines_own_connection_counts()
    {
        using var other = new EmulatedSession();
        other.Run("New-PersonalizeDatasetGroup only-there").ThrowOnError();
        var offered = Complete($"Get-PersonalizeDatasetGroup -EndpointUrl {other.Url} -DatasetGroupArn ");
        Assert.Equal("only-there", Assert.Single(offered).ListItemText);
    }

    [Fact]
    public void The_sessions_connection_counts_without_any_on_the_line()
    {
        using var other = new EmulatedSession();
        other.Run(
            $$"""
            New-PersonalizeDatasetGroup only-there | Out-Null
            $global:PSDefaultParameterValues = @{}
            Set-PersonalizeSession -EndpointUrl {{other.Url}} -Region us-east-1 -Credential ([pscredential]::new('{{EmulatedSession.AccessKey}}', $secret))
            """).ThrowOnError();
        try
        {
            Assert.Equal("only-there", Assert.Single(CompleteInTheEnd("Get-PersonalizeDatasetGroup -DatasetGroupArn ", other)).ListItemText);
        }
        finally
        {
            other.Run("Clear-PersonalizeSession").ThrowOnError();
        }
    }

    [Theory]
    [InlineData("accessDenied")]
    [InlineData("expiredCredentials")]
    [InlineData("internalError")]
    [InlineData("html")]
    [InlineData("reset")]
    public void A_service_that_denies_or_fails_is_silence(string kind)
    {
        using var emulated = new EmulatedSession("--sample");
        emulated.Fault(new { kind, operation = "List*" });
        var result = emulated.Run("$Error.Clear(); (TabExpansion2 'Get-PersonalizeSolution -SolutionArn ' 37).CompletionMatches; $Error.Count").ThrowOnError();
        Assert.Equal(0, Assert.Single(result.Output)!.BaseObject);
    }

    [Fact]
    public void An_absent_service_and_missing_credentials_are_silence()
    {
        foreach (var line in (string[])["Get-PersonalizeSolution -EndpointUrl http://127.0.0.1:1 -SolutionArn ", "Get-PersonalizeSolution -ProfileName no-such -SolutionArn "])
        {
            Assert.Empty(Complete(line, Emulated));
        }
    }

    [Fact]
    public void A_slow_service_is_not_waited_for_and_the_next_Tab_has_its_answer()
    {
        using var emulated = new EmulatedSession("--sample");
        emulated.Fault(new { kind = "delay", operation = "ListSolutions", delaySeconds = 3 });

        // Had it been waited for, there would be something.
        Assert.Empty(Complete("Get-PersonalizeSolution -SolutionArn ", emulated));

        var later = CompleteInTheEnd("Get-PersonalizeSolution -SolutionArn ", emulated);
        Assert.NotEmpty(later);
        Assert.Single(emulated.Requests(), request => (string?)request["operation"] == "ListSolutions");
    }

    private string Account() => ((string)RawService.List(Emulated, "ListSolutions", "solutions")[0]!["solutionArn"]!).Split(':')[4];

    private static IReadOnlyList<T> NotEmpty<T>(IReadOnlyList<T> list)
    {
        Assert.NotEmpty(list);
        return list;
    }

    private IReadOnlyList<CompletionResult> Complete(string line) => CompleteInTheEnd(line, Emulated);

    // On a busy machine the first Tab may come to nothing, and one after it has the answer.
    private static IReadOnlyList<CompletionResult> CompleteInTheEnd(string line, EmulatedSession emulated)
    {
        var clock = Stopwatch.StartNew();
        IReadOnlyList<CompletionResult> offered;
        do
        {
            offered = Complete(line, emulated);
        }
        while (offered.Count == 0 && clock.Elapsed < Patience.Enough);
        return offered;
    }

    private static IReadOnlyList<CompletionResult> Complete(string line, EmulatedSession emulated) =>
        [.. emulated.Run($"(TabExpansion2 '{line.Replace("'", "''", StringComparison.Ordinal)}' {line.Length}).CompletionMatches")
            .ThrowOnError().Of<CompletionResult>().Where(match => match.ResultType == CompletionResultType.ParameterValue)];
}
