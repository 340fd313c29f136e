using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Personalize.Infrastructure;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>New-, Update-, Remove-, Start- and Stop- of the control plane, as a user types them.</summary>
public sealed class ChangeTests : IDisposable
{
    private const string Prefix = "arn:aws:personalize:us-east-1:111122223333:";
    private const string Films = Prefix + "dataset-group/films";
    private const string Shop = Prefix + "dataset-group/shop";
    private const string Avro = """{"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},{"name":"TIMESTAMP","type":"long"}],"version":"1.0"}""";

    private readonly EmulatedSession _emulated = new("--sample");

    /// <summary>Each ARN parameter of each cmdlet that takes the ARN of one kind.</summary>
    public static TheoryData<string, string> ArnParameters =>
        [.. from type in typeof(ServiceObject).Assembly.GetTypes()
            let cmdlet = type.GetCustomAttribute<CmdletAttribute>()
            where cmdlet is not null && !type.IsAbstract
            from member in RequestMember.Of(type)
            where member.Kind is not null
            select ($"{cmdlet.VerbName}-{cmdlet.NounName}", member.Parameter)];

    [Fact]
    public void What_New_emits_is_the_resource_as_it_was_created()
    {
        var result = _emulated.Run(
            $$"""
            New-PersonalizeSolution tuned {{Films}} -RecipeArn arn:aws:personalize:::recipe/aws-user-personalization -PerformHPO -PerformAutoTraining:$false `
                -Tag @{ team = 'films'; cost = 42 } `
                -SolutionConfig @{
                    HpoConfig = @{ HpoResourceConfig = @{ MaxNumberOfTrainingJobs = 8; MaxParallelTrainingJobs = '4' } }
                    AlgorithmHyperParameters = @{ hidden_dimension = 149; recency_mask = $true }
                }
            """).ThrowOnError();

        var solution = result.Of<Solution>().Single();
        Assert.Equal(Prefix + "solution/tuned", solution.SolutionArn);
        Assert.Equal("8", solution.SolutionConfig!.HpoConfig!.HpoResourceConfig!.MaxNumberOfTrainingJobs);
        Assert.Equal("149", solution.SolutionConfig.AlgorithmHyperParameters!["hidden_dimension"]);
        Assert.Equal("true", solution.SolutionConfig.AlgorithmHyperParameters["recency_mask"]);
        Assert.True(solution.PerformHPO);
        Assert.False(solution.PerformAutoTraining);
        Assert.Empty(result.Warnings);
        var tags = _emulated.Run($"Get-PersonalizeTag {solution.SolutionArn}").ThrowOnError().Of<ResourceTag>().ToDictionary(tag => tag.TagKey!, tag => tag.TagValue);
        Assert.Equal(new Dictionary<string, string?> { ["team"] = "films", ["cost"] = "42" }, tags);
    }

    [Theory]
    [InlineData("", true, "every 7 days")]
    [InlineData("-SolutionConfig @{ AutoTrainingConfig = @{ SchedulingExpression = 'rate(3 days)' } }", true, "rate(3 days)")]
    [InlineData("-PerformAutoTraining", false, "")]
    [InlineData("-PerformAutoTraining:$false", false, "")]
    [InlineData("-WhatIf", false, "")]
    public void Automatic_training_that_nobody_asked_for_is_warned_of(string more, bool warned, string says)
    {
        var result = _emulated.Run($"New-PersonalizeSolution quiet {Films} arn:aws:personalize:::recipe/aws-sims {more}").ThrowOnError();

        Assert.Equal(warned ? 1 : 0, result.Warnings.Count);
        Assert.All(result.Warnings, warning => Assert.True(warning.Contains(says, StringComparison.Ordinal) && warning.Contains("-PerformAutoTraining:$false", StringComparison.Ordinal), warning));
    }

    [Fact]
    public void ARNs_come_down_the_chain_from_group_to_campaign()
    {
        var result = _emulated.Run(
            """
            Get-PersonalizeDatasetGroup -Name film* | Get-PersonalizeSolution -Name *ranking, *similar |
                Get-PersonalizeSolutionVersion -Latest |
                New-PersonalizeCampaign -Name { 'chain-' + ($_.Name -replace '/', '-') } -MinProvisionedTPS 1
            """).ThrowOnError();

        Assert.Equal(2, result.Output.Count);
        Assert.All(result.Of<Campaign>(), campaign => Assert.Equal("chain-" + campaign.SolutionVersionArn!.Split(':', 6)[5]["solution/".Length..].Replace('/', '-'), campaign.Name));
    }

    [Fact]
    public void WhatIf_changes_nothing_and_asks_nothing_of_the_service()
    {
        var filters = _emulated.Run("Get-PersonalizeFilter -All").ThrowOnError().Output.Count;
        var (result, requests) = _emulated.RunCounted("Get-PersonalizeFilter -All | Remove-PersonalizeFilter -WhatIf -Force");

        Assert.Empty(result.ThrowOnError().Output);
        Assert.Single(requests);
        Assert.True(filters > 0);
        Assert.Equal(filters, _emulated.Run("Get-PersonalizeFilter -All").ThrowOnError().Output.Count);
    }

    [Fact]
    public void Remove_takes_objects_and_emits_nothing()
    {
        var result = _emulated.Run(
            $"""
            New-PersonalizeFilter gone {Films} 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("watch")' | Out-Null
            """);
        result.ThrowOnError();
        _emulated.Advance(TimeSpan.FromHours(1));

        Assert.Empty(_emulated.Run("Get-PersonalizeFilter -Name gone | Remove-PersonalizeFilter -Force").ThrowOnError().Output);
        _emulated.Advance(TimeSpan.FromHours(1));
        Assert.Empty(_emulated.Run("Get-PersonalizeFilter -Name gone").ThrowOnError().Output);
    }

    [Fact]
    public void A_policy_that_denies_describing_does_not_lose_the_ARN()
    {
        var group = _emulated.Run("New-PersonalizeDatasetGroup tracked").ThrowOnError().Of<DatasetGroup>().Single().DatasetGroupArn;
        _emulated.Advance(TimeSpan.FromHours(1));
        _emulated.Fault(new { kind = "accessDenied", operation = "Describe*" });

        var result = _emulated.Run($"New-PersonalizeEventTracker tracked {group}; New-PersonalizeSchema columns '{Avro}'");

        Assert.Empty(result.Errors);
        var tracker = (EventTracker)result.Output[0]!.BaseObject;
        Assert.StartsWith(Prefix + "event-tracker/", tracker.EventTrackerArn, StringComparison.Ordinal);
        Assert.NotNull(tracker.TrackingId);
        Assert.Equal(Prefix + "schema/columns", ((DatasetSchema)result.Output[1]!.BaseObject).SchemaArn);
        Assert.Equal(2, result.Warnings.Count);
        Assert.All(result.Warnings, warning => Assert.Contains("succeeded", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Credentials_that_end_between_the_change_and_its_description_do_not_lose_the_ARN()
    {
        _emulated.Fault(new { kind = "expiredCredentials", operation = "Describe*" });

        var result = _emulated.Run($"New-PersonalizeSchema columns '{Avro}'");

        Assert.Equal(Prefix + "schema/columns", result.ThrowOnError().Of<DatasetSchema>().Single().SchemaArn);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void One_bad_item_in_fifty_is_one_error_and_forty_nine_results()
    {
        var result = _emulated.Run(
            $$"""
            1..50 | ForEach-Object { [pscustomobject]@{ Name = if ($_ -eq 17) { 'columns-1' } else { "columns-$_" } } } |
                New-PersonalizeSchema -Schema '{{Avro}}'
            """);

        Assert.Equal(49, result.Output.Count);
        Assert.Equal("ResourceAlreadyExists", Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("columns-1", result.Errors[0].TargetObject);
    }

    [Theory]
    [InlineData("New-PersonalizeSchema ('n' * 64) x", "64 characters, and must have at most 63")]
    [InlineData("New-PersonalizeSchema 'my name' x", "letters, digits, hyphens")]
    [InlineData("New-PersonalizeSchema '' x", "not a name")]
    [InlineData("New-PersonalizeSchema -name x -Schema 'no json'", "not JSON")]
    [InlineData("New-PersonalizeSchema x '[1]'", "must be one object")]
    [InlineData("""New-PersonalizeSchema x '{"type":"enum","name":"x"}'""", "must be \"record\"")]
    [InlineData("New-PersonalizeSchema x (' ' * 20001)", "20,001 characters")]
    [InlineData("New-PersonalizeSchema x -Path ./no-such-file.avsc", "no-such-file.avsc")]
    [InlineData("""New-PersonalizeSchema x "{`n  `"type`": `"record`",`n  `"name`": `"x`",`n  `"fields`": [,]`n}" """, "line 4, column 14")]
    [InlineData("New-PersonalizeCampaign c -SolutionVersionArn $version -MinProvisionedTPS 0", "at least 1")]
    [InlineData("New-PersonalizeCampaign c -SolutionVersionArn $version -CampaignConfig @{ Weight = 1 }", "CampaignConfig has no key 'Weight'. Its keys are ItemExplorationConfig, ")]
    [InlineData("New-PersonalizeCampaign c -SolutionVersionArn $version -CampaignConfig @{ EnableMetadataWithRecommendations = 'maybe' }", "CampaignConfig.EnableMetadataWithRecommendations must be $true or $false")]
    [InlineData("New-PersonalizeCampaign c -SolutionVersionArn $version -CampaignConfig @{ RankingInfluence = @{ FRESHNESS = 2 } }", "from 0 to 1")]
    [InlineData("New-PersonalizeCampaign c -SolutionVersionArn $version -CampaignConfig @{ RankingInfluence = @{ AGE = 1 } }", "not one of POPULARITY, FRESHNESS")]
    [InlineData("New-PersonalizeSolution s $group $recipe -SolutionConfig @{ HpoConfig = @{ HpoResourceConfig = @{ Jobs = 1 } } }", "SolutionConfig.HpoConfig.HpoResourceConfig has no key 'Jobs'")]
    [InlineData("New-PersonalizeSolution s $group $recipe -SolutionConfig @{ HpoConfig = @{ HpoResourceConfig = 5 } }", "SolutionConfig.HpoConfig.HpoResourceConfig must be a hashtable with MaxNumberOfTrainingJobs")]
    [InlineData("New-PersonalizeSolution s $group $recipe -SolutionConfig @{ AutoTrainingConfig = @{ SchedulingExpression = 'weekly' } }", "rate(7 days)")]
    [InlineData("New-PersonalizeSolution s $group $recipe -SolutionConfig 'fast'", "must be a hashtable")]
    [InlineData("New-PersonalizeSolution s $group $recipe -SolutionConfig @{ HpoConfig = @{ AlgorithmHyperParameterRanges = @{ IntegerHyperParameterRanges = @{ Name = 'bptt'; MinValue = 9; MaxValue = 2 } } } }", "MinValue 9 is greater than MaxValue 2")]
    [InlineData("New-PersonalizeFilter f $group ''", "empty")]
    [InlineData("New-PersonalizeDataset d $group -SchemaArn $schema -DatasetType 'Item s'", "Interactions, Items, Users")]
    [InlineData("New-PersonalizeDatasetImportJob j $dataset -DataLocation /tmp/file.csv", "s3://bucket")]
    [InlineData("New-PersonalizeDatasetImportJob j $dataset -DataLocation s3://b/f.csv -RoleArn PersonalizeRole", "arn:aws:iam::")]
    [InlineData("New-PersonalizeDatasetImportJob j $dataset -DataLocation s3://b/f.csv -ImportMode PARTIAL", "FULL,INCREMENTAL")]
    [InlineData("New-PersonalizeDatasetGroup g -KmsKeyArn my-key", "arn:aws:kms:")]
    [InlineData("$tags = @{}; 1..201 | ForEach-Object { $tags[\"k$_\"] = 'v' }; New-PersonalizeDatasetGroup g -Tag $tags", "201 entries")]
    [InlineData("New-PersonalizeDatasetGroup g -Tag 'team'", "@{ key = 'value'")]
    [InlineData("New-PersonalizeDatasetGroup g -Tag @{ 'bad;key' = 'v' }", "a tag's key")]
    [InlineData("New-PersonalizeMetricAttribution m $group -RoleArn arn:aws:iam::111122223333:role/r -Metric @{ EventType = 'watch' }", "MetricAttribute[0].MetricName is missing")]
    [InlineData("Remove-PersonalizeTag $group -TagKey '' -Force", "tag's key")]
    public void Bad_input_is_told_before_any_call(string script, string says)
    {
        var (result, requests) = _emulated.RunCounted(
            $"""
            $group = '{Films}'; $recipe = 'arn:aws:personalize:::recipe/aws-sims'; $version = '{Prefix}solution/films-ranking/0a1b2c3d'
            $schema = '{Prefix}schema/s'; $dataset = '{Prefix}dataset/films/INTERACTIONS'
            {script}
            """);

        var error = Assert.Single(result.Errors);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(requests);
        Assert.Empty(result.Output);
    }

    [Theory]
    [MemberData(nameof(ArnParameters))]
    public void The_ARN_of_another_kind_is_an_error_that_names_both_kinds(string cmdlet, string parameter)
    {
        var kind = ResourceKind.OfMember(parameter)!;
        var other = kind == ResourceKind.Filter ? ResourceKind.Schema : ResourceKind.Filter;
        var type = typeof(ServiceObject).Assembly.GetTypes().Single(type => type.GetCustomAttribute<CmdletAttribute>() is { } attribute && $"{attribute.VerbName}-{attribute.NounName}" == cmdlet);
        var parameters = new Hashtable { [parameter] = other.ExampleArn };
        foreach (var property in type.GetProperties().Where(property => property.Name != parameter))
        {
            var attribute = property.GetCustomAttributes<ParameterAttribute>().FirstOrDefault(attribute => attribute.Mandatory);
            if (attribute is not null && (attribute.ParameterSetName == ParameterAttribute.AllParameterSets || InSet(type, parameter, attribute.ParameterSetName)))
            {
                parameters[property.Name] = Sample(property);
            }
        }

        if (type.GetProperty("Force") is not null)
        {
            parameters["Force"] = true;
        }

        if (cmdlet == "Get-PersonalizeRecommendation")
        {
            parameters["UserId"] = "user";
            if (parameter == "FilterArn")
            {
                parameters["CampaignArn"] = ResourceKind.Campaign.ExampleArn;
            }
        }

        var (result, requests) = _emulated.Counted(() => _emulated.Run($"$parameters = @($input)[0]; {cmdlet} @parameters", [parameters]));

        var error = Assert.Single(result.Errors);
        Assert.IsType<InvalidArnException>(error.Exception);
        Assert.Contains(other.WithArticle, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(kind.WithArticle, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(requests);
    }

    [Theory]
    [InlineData("New-PersonalizeDatasetGroup films", "ResourceAlreadyExists")]
    [InlineData("Remove-PersonalizeDatasetGroup $films -Force", "ResourceInUse")]
    [InlineData("New-PersonalizeCampaign c (Get-PersonalizeSolutionVersion -Status 'CREATE FAILED' -First 1).Arn", "")]
    [InlineData("$c = (Get-PersonalizeCampaign -Status ACTIVE -First 1).Arn; Update-PersonalizeCampaign $c -MinProvisionedTPS 2 | Out-Null; Update-PersonalizeCampaign $c -MinProvisionedTPS 3", "ResourceInUse")]
    [InlineData("$tags = @{}; 1..51 | ForEach-Object { $tags[\"k$_\"] = 'v' }; Add-PersonalizeTag $films $tags", "TooManyTags")]
    [InlineData("Stop-PersonalizeSolutionVersion (Get-PersonalizeSolutionVersion -Status ACTIVE -First 1).Arn", "")]
    [InlineData("Start-PersonalizeRecommender (Get-PersonalizeRecommender -Status ACTIVE -First 1).Arn", "")]
    public void What_the_service_refuses_is_its_own_error(string script, string errorId)
    {
        var result = _emulated.Run($"$films = '{Films}'; {script}");

        var error = Assert.Single(result.Errors);
        var exception = Assert.IsAssignableFrom<PersonalizeException>(error.Exception);
        Assert.Equal(400, exception.StatusCode);
        if (errorId.Length > 0)
        {
            Assert.Equal(errorId, error.FullyQualifiedErrorId.Split(',')[0]);
        }
        else
        {
            Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], (string[])["ResourceInUse", "InvalidInput"]);
        }
    }

    [Fact]
    public void Words_of_an_enumeration_go_out_as_the_service_spells_them()
    {
        var (_, requests) = _emulated.RunCounted($"New-PersonalizeDatasetGroup spelled -Domain ecommerce; New-PersonalizeSolutionVersion {Prefix}solution/films-ranking -TrainingMode full");

        Assert.Contains(requests, request => ((string)request["body"]!).Contains("\"ECOMMERCE\"", StringComparison.Ordinal));
        Assert.Contains(requests, request => ((string)request["body"]!).Contains("\"FULL\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_switch_that_is_off_is_sent_and_one_that_is_absent_is_not()
    {
        var (_, requests) = _emulated.RunCounted($"New-PersonalizeSolution sent {Films} arn:aws:personalize:::recipe/aws-sims -PerformHPO:$false -WarningAction Ignore");

        var body = (string)requests[0]["body"]!;
        Assert.Contains("\"performHPO\":false", body, StringComparison.Ordinal);
        Assert.DoesNotContain("performAutoML", body, StringComparison.Ordinal);
        Assert.DoesNotContain("performAutoTraining", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_is_stopped_and_a_recommender_stopped_and_started()
    {
        var version = _emulated.Run($"New-PersonalizeSolutionVersion {Prefix}solution/films-ranking | Stop-PersonalizeSolutionVersion").ThrowOnError().Of<SolutionVersion>().Single();
        Assert.Contains(version.Status, (string[])["CREATE STOPPING", "CREATE STOPPED"]);

        var stopped = _emulated.Run("Get-PersonalizeRecommender -Status ACTIVE -First 1 | Stop-PersonalizeRecommender").ThrowOnError().Of<Recommender>().Single();
        Assert.StartsWith("STOP ", stopped.Status, StringComparison.Ordinal);
        _emulated.Advance(TimeSpan.FromHours(1));
        var started = _emulated.Run($"Start-PersonalizeRecommender {stopped.RecommenderArn}").ThrowOnError().Of<Recommender>().Single();
        Assert.StartsWith("START ", started.Status, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_are_added_listed_with_their_resource_and_removed()
    {
        var result = _emulated.Run(
            """
            Get-PersonalizeDatasetGroup | Add-PersonalizeTag -Tag @{ audited = 'yes' }
            Get-PersonalizeDatasetGroup | Get-PersonalizeTag | Where-Object TagKey -eq audited
            """).ThrowOnError();
        Assert.Equal([Films, Shop], result.Of<ResourceTag>().Select(tag => tag.ResourceArn!).Order(StringComparer.Ordinal));

        var left = _emulated.Run(
            """
            Get-PersonalizeDatasetGroup | Get-PersonalizeTag | Where-Object TagKey -eq audited | Remove-PersonalizeTag -Force
            Get-PersonalizeDatasetGroup | Get-PersonalizeTag | Where-Object TagKey -eq audited
            """).ThrowOnError();
        Assert.Empty(left.Output);
    }

    public void Dispose() => _emulated.Dispose();

    private static bool InSet(Type type, string parameter, string set) =>
        type.GetProperty(parameter)!.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ParameterSetName == set);

    // A value that passes a parameter's own checks.
    private static object Sample(PropertyInfo property) => property.Name switch
    {
        "Name" => "sample",
        "RoleArn" => "arn:aws:iam::111122223333:role/PersonalizeData",
        "InputPath" or "OutputPath" or "DataLocation" => "s3://bucket/folder/",
        "DatasetType" => "Interactions",
        "FilterExpression" => "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"watch\")",
        "Metric" => new object[] { new Hashtable { ["EventType"] = "watch", ["MetricName"] = "m", ["Expression"] = "SAMPLECOUNT()" } },
        "RecommenderConfig" => new Hashtable { ["MinRecommendationRequestsPerSecond"] = 1 },
        "InputList" => new object[] { "item" },
        "UserId" => "user",
        _ => ResourceKind.OfMember(property.Name)?.ExampleArn ?? "sample",
    };
}
