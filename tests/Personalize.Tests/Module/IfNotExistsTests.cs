using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>Scripts that may be run twice.</summary>
public sealed class IfNotExistsTests : IDisposable
{
    private const string Schema =
        """{"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},{"name":"TIMESTAMP","type":"long"}],"version":"1.0"}""";

    // Another order and other blanks, the same schema.
    private const string SameSchema =
        """{ "name":"Interactions", "type":"record", "version":"1.0", "namespace":"com.amazonaws.personalize.schema", "fields":[{"type":"string","name":"USER_ID"},{"name":"ITEM_ID","type":"string"},{"name":"TIMESTAMP","type":"long"}] }""";

    private readonly EmulatedSession _emulated = new("--sample");

    public IfNotExistsTests() => _emulated.Run(
        """
        $global:PSDefaultParameterValues = $PSDefaultParameterValues + @{ 'New-PersonalizeSolution:PerformAutoTraining' = $false }
        $group = Get-PersonalizeDatasetGroup -First 1
        $solution = Get-PersonalizeSolution -Name films-ranking -Detailed
        $version = $solution | Get-PersonalizeSolutionVersion -Latest -Detailed
        $campaign = Get-PersonalizeCampaign -First 1 -Detailed
        $role = "arn:aws:iam::$(($group.DatasetGroupArn -split ':')[4]):role/personalize"
        """).ThrowOnError();

    public void Dispose() => _emulated.Dispose();

    [Theory]
    [InlineData("New-PersonalizeDatasetGroup twice -Tag @{ a = '1' }", "CreateDatasetGroup")]
    [InlineData("New-PersonalizeSchema twice -Schema $schema", "CreateSchema")]
    [InlineData("New-PersonalizeSolution twice -DatasetGroupArn $version.DatasetGroupArn -RecipeArn $version.RecipeArn -EventType watch", "CreateSolution")]
    [InlineData("New-PersonalizeSolution twice -FromSolutionVersion $version -Tag @{ a = 1; b = 2 }", "CreateSolution")]
    [InlineData("$version | New-PersonalizeCampaign twice -MinProvisionedTPS 2 -CampaignConfig @{ EnableMetadataWithRecommendations = $true }", "CreateCampaign")]
    [InlineData("New-PersonalizeSolutionVersion $solution -Name twice -TrainingMode FULL", "CreateSolutionVersion")]
    [InlineData("$version.DatasetGroupArn | New-PersonalizeFilter twice -FilterExpression 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"watch\")'", "CreateFilter")]
    [InlineData("$version | New-PersonalizeBatchInferenceJob twice -InputPath s3://some-bucket/in/users.json -OutputPath s3://some-bucket/out/ -RoleArn $role -NumResults 7", "CreateBatchInferenceJob")]
    [InlineData("New-PersonalizeEventTracker twice $other", "CreateEventTracker")]
    [InlineData("New-PersonalizeDataset twice $other -DatasetType Interactions -SchemaArn $schemaArn", "CreateDataset")]
    [InlineData("$dataset | New-PersonalizeDatasetImportJob twice -DataLocation s3://some-bucket/in.csv -RoleArn $role -ImportMode FULL", "CreateDatasetImportJob")]
    [InlineData("$dataset | New-PersonalizeDatasetExportJob twice -OutputPath s3://some-bucket/out/ -RoleArn $role", "CreateDatasetExportJob")]
    [InlineData("New-PersonalizeDataDeletionJob twice $group -DataLocation s3://some-bucket/users.csv -RoleArn $role", "CreateDataDeletionJob")]
    [InlineData("New-PersonalizeRecommender twice $shop -RecipeArn $useCase -RecommenderConfig @{ MinRecommendationRequestsPerSecond = 2 }", "CreateRecommender")]
    public void The_second_time_emits_what_the_first_time_made(string command, string operation)
    {
        _emulated.Run(
            $$"""
            $schema = '{{Schema}}'
            $schemaArn = (New-PersonalizeSchema of-other -Schema $schema).SchemaArn
            $other = New-PersonalizeDatasetGroup other
            $dataset = Get-PersonalizeDataset -DatasetGroupArn $group.DatasetGroupArn -Name films-interactions
            $shop = Get-PersonalizeDatasetGroup -Name shop
            $useCase = (Get-PersonalizeRecipe -Domain ECOMMERCE -All | Where-Object Name -like '*recommended*').RecipeArn
            """).ThrowOnError();
        _emulated.Advance(TimeSpan.FromHours(1));
        var first = Assert.Single(_emulated.Run(command + " -IfNotExists").ThrowOnError().Output);
        var (again, requests) = _emulated.RunCounted(command + " -IfNotExists");

        Assert.Empty(again.Errors);
        Assert.Equal(first!.Properties["Arn"].Value, Assert.Single(again.Output)!.Properties["Arn"].Value);
        Assert.Equal(first.BaseObject.GetType(), again.Output[0]!.BaseObject.GetType());
        Assert.DoesNotContain(requests, request => (string?)request["operation"] == operation);
        Assert.DoesNotContain(again.Warnings, warning => warning.Contains("train", StringComparison.Ordinal));

        // Without it, the second time fails.
        var without = _emulated.Run(command);
        Assert.StartsWith("ResourceAlreadyExists", Assert.Single(without.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_name_makes_the_ARN_one_call_tells()
    {
        var (first, requests) = _emulated.RunCounted("$version | New-PersonalizeCampaign twice -IfNotExists");
        Assert.Empty(first.Errors);
        Assert.Equal(["DescribeCampaign", "CreateCampaign", "DescribeCampaign"], requests.Select(request => (string?)request["operation"]));

        var (_, again) = _emulated.RunCounted("$version | New-PersonalizeCampaign twice -IfNotExists");
        Assert.Equal(["DescribeCampaign"], again.Select(request => (string?)request["operation"]));
    }

    [Fact]
    public void Differences_are_listed_member_by_member()
    {
        _emulated.Run(
            """
            New-PersonalizeSolution twice -DatasetGroupArn $version.DatasetGroupArn -RecipeArn $version.RecipeArn -EventType watch -Tag @{ a = '1' } `
                -SolutionConfig @{ AlgorithmHyperParameters = @{ bptt = 12; recency_mask = 'true' } }
            """).ThrowOnError();
        var result = _emulated.Run(
            """
            New-PersonalizeSolution twice -DatasetGroupArn $version.DatasetGroupArn -RecipeArn arn:aws:personalize:::recipe/aws-sims -IfNotExists `
                -SolutionConfig @{ EventValueThreshold = 2; AlgorithmHyperParameters = @{ bptt = 13; hidden_dimension = 64 } } -Tag @{ a = '2'; b = '3' } -EventType watch
            """);

        Assert.Empty(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("ConfigurationDiffers,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(System.Management.Automation.ErrorCategory.ResourceExists, error.CategoryInfo.Category);
        Assert.Equal("twice", error.TargetObject);
        var exception = Assert.IsType<ConfigurationDiffersException>(error.Exception);
        Assert.EndsWith(":solution/twice", exception.Arn, StringComparison.Ordinal);
        Assert.Equal(
            [
                "recipeArn", "solutionConfig.algorithmHyperParameters.bptt", "solutionConfig.algorithmHyperParameters.hidden_dimension",
                "solutionConfig.algorithmHyperParameters.recency_mask", "solutionConfig.eventValueThreshold", "tags.a", "tags.b",
            ],
            exception.Differences.Select(difference => difference.Member).Order(StringComparer.Ordinal));
        Assert.Contains("solutionConfig.algorithmHyperParameters.bptt is '12', and '13' was asked for", exception.Message, StringComparison.Ordinal);
        Assert.Contains("recency_mask is 'true', and was not asked for", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_failed_is_told()
    {
        _emulated.Fail("CreateCampaign", "No capacity.");
        _emulated.Run("$version | New-PersonalizeCampaign twice").ThrowOnError();
        _emulated.Advance(TimeSpan.FromHours(2));
        var result = _emulated.Run("$version | New-PersonalizeCampaign twice -IfNotExists").ThrowOnError();
        Assert.Equal("CREATE FAILED", result.Of<Campaign>().Single().Status);
        Assert.Contains("Remove it", Assert.Single(result.Warnings), StringComparison.Ordinal);

        var waiting = _emulated.Run("$version | New-PersonalizeCampaign twice -IfNotExists -Wait");
        Assert.IsType<ResourceFailedException>(Assert.Single(waiting.Errors).Exception);
    }

    [Fact]
    public void Only_what_was_asked_for_counts()
    {
        _emulated.Run("$version | New-PersonalizeCampaign twice -MinProvisionedTPS 3 -Tag @{ a = '1'; b = '2' } -CampaignConfig @{ EnableMetadataWithRecommendations = $true }").ThrowOnError();
        Assert.Single(_emulated.Run("$version | New-PersonalizeCampaign twice -Tag @{ a = '1' } -IfNotExists").ThrowOnError().Output);
        Assert.Single(_emulated.Run("New-PersonalizeCampaign twice \"$($version.SolutionArn)/`$LATEST\" -IfNotExists").ThrowOnError().Output);
    }

    [Fact]
    public void A_schema_is_compared_as_what_it_says()
    {
        var arn = _emulated.Run($"(New-PersonalizeSchema twice -Schema '{Schema}').SchemaArn").ThrowOnError().Output[0]!.BaseObject;
        Assert.Equal(arn, _emulated.Run($"(New-PersonalizeSchema twice -Schema '{SameSchema}' -IfNotExists).SchemaArn").ThrowOnError().Output[0]!.BaseObject);

        var other = SameSchema.Replace("\"long\"", "\"int\"", StringComparison.Ordinal);
        var error = Assert.Single(_emulated.Run($"New-PersonalizeSchema twice -Schema '{other}' -IfNotExists").Errors);
        Assert.Equal("schema.fields[2].type", Assert.Single(Assert.IsType<ConfigurationDiffersException>(error.Exception).Differences).Member);
    }

    [Fact]
    public void One_that_is_being_removed_is_told_or_waited_out()
    {
        _emulated.Run("$version | New-PersonalizeCampaign twice").ThrowOnError();
        _emulated.Advance(TimeSpan.FromHours(2));
        _emulated.Run("Get-PersonalizeCampaign -Name twice | Remove-PersonalizeCampaign -Force").ThrowOnError();

        var error = Assert.Single(_emulated.Run("$version | New-PersonalizeCampaign twice -IfNotExists").Errors);
        Assert.StartsWith("ResourceInUse,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("being removed", error.Exception.Message, StringComparison.Ordinal);

        Assert.Empty(_emulated.Run("$version | New-PersonalizeCampaign twice -IfNotExists -Wait -WhatIf").ThrowOnError().Output);

        _emulated.Run(20_000);
        var campaign = _emulated.Run("$version | New-PersonalizeCampaign twice -IfNotExists -Wait -PollInterval 0.05 -TimeoutSec 60").ThrowOnError().Of<Campaign>().Single();
        Assert.Equal("ACTIVE", campaign.Status);
    }

    [Fact]
    public async Task Waiting_goes_for_one_that_is_there_too()
    {
        _emulated.Run("$version | New-PersonalizeCampaign twice").ThrowOnError();
        var (shell, running) = _emulated.Session.Begin("$version | New-PersonalizeCampaign twice -IfNotExists -Wait -PollInterval 0.05 -TimeoutSec 60");
        using (shell)
        {
            _emulated.Advance(TimeSpan.FromHours(2));
            var campaign = Assert.Single(await running).BaseObject;
            Assert.Equal("ACTIVE", Assert.IsType<Campaign>(campaign).Status);
        }
    }

    [Fact]
    public void Somebody_else_who_is_faster_is_no_error()
    {
        _emulated.Run("$version | New-PersonalizeCampaign twice").ThrowOnError();

        // The first look finds nothing, as it would a moment before somebody else creates it.
        _emulated.Fault(new { kind = "error", operation = "DescribeCampaign", status = 400, code = "ResourceNotFoundException", message = "No such campaign.", times = 1 });
        var (result, requests) = _emulated.RunCounted("$version | New-PersonalizeCampaign twice -IfNotExists");
        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
        Assert.Equal(["DescribeCampaign", "CreateCampaign", "ListCampaigns", "DescribeCampaign"], requests.Select(request => (string?)request["operation"]));
    }

    [Fact]
    public void A_version_needs_a_name_to_be_looked_for()
    {
        var error = Assert.Single(_emulated.Run("New-PersonalizeSolutionVersion $solution -IfNotExists").Errors);
        Assert.Contains("Give -Name", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_of_an_attribution_are_compared_in_any_order()
    {
        const string Metrics = "@{ EventType = 'watch'; MetricName = 'a'; Expression = 'SUM(Items.YEAR)' }, @{ EventType = 'click'; MetricName = 'b'; Expression = 'SAMPLECOUNT()' }";
        _emulated.Run(
            $$"""
            $other = New-PersonalizeDatasetGroup other
            $metrics = {{Metrics}}
            $make = { param($m) New-PersonalizeMetricAttribution twice $group -Metric $m -RoleArn $role -IfNotExists }
            Get-PersonalizeMetricAttribution -All | Remove-PersonalizeMetricAttribution -Force
            """).ThrowOnError();
        _emulated.Advance(TimeSpan.FromHours(1));
        Assert.Single(_emulated.Run("& $make $metrics").ThrowOnError().Output);
        Assert.Single(_emulated.Run("& $make $metrics[1], $metrics[0]").ThrowOnError().Output);
        var error = Assert.Single(_emulated.Run("& $make $metrics[0]").Errors);
        Assert.StartsWith("ConfigurationDiffers,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
