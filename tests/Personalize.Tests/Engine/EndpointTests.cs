using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Amazon;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Personalize.Infrastructure;
using Xunit;
using EngineApiFacts = Personalize.Engine.ApiFacts;
using EnginePartition = Personalize.Engine.Partition;
using EngineRules = Personalize.Engine.EndpointRules;

namespace Personalize.Tests.Engine;

/// <summary>Our endpoint rules against AWS's rule sets, which are evaluated here rule by rule.</summary>
public sealed class EndpointTests
{
    private static readonly string[] Regions =
    [
        .. RegionEndpoint.EnumerableAllRegions.Select(static region => region.SystemName),
        "us-east-9", "eu-moon-1", "ap-south-12", "cn-south-3", "us-gov-north-1", "us-iso-north-2", "us-isob-south-1", "eu-isoe-north-1", "us-isof-west-9",
        "eusc-de-west-2", "eusc-fr-west-1", "mx-central-1", "il-central-1", "aws-global", "aws-cn-global", "aws-us-gov-global", "aws-iso-global",
        "aws-iso-b-global", "mars-north-1", "local", "us-iso-", "us-isob-x", "cn-1",
    ];

    [Theory]
    [InlineData("personalize", "Control")]
    [InlineData("personalize-runtime", "Runtime")]
    [InlineData("personalize-events", "Events")]
    public void Every_region_has_the_rule_sets_endpoint(string folder, string api)
    {
        var rules = SharedData.Read($"models/{folder}/endpoint-rule-set-1.json").GetProperty("rules");
        var facts = EngineApiFacts.Of(Enum.Parse<ServiceApi>(api));
        foreach (var region in Regions)
        {
            foreach (var fips in new[] { false, true })
            {
                foreach (var dualStack in new[] { false, true })
                {
                    var values = new Dictionary<string, object?> { ["Region"] = region, ["UseFIPS"] = fips, ["UseDualStack"] = dualStack };

                    Assert.Equal(Evaluate(rules, values, EnginePartition.Of(region)), EngineRules.Resolve(facts, region, fips, dualStack, (Uri?)null).AbsoluteUri.TrimEnd('/'));
                }
            }
        }
    }

    [Fact]
    public void The_partitions_are_those_of_the_SDK()
    {
        foreach (var region in Regions)
        {
            var ours = EnginePartition.Of(region);
            var theirs = Fn.Partition(region);

            Assert.Equal(
                (region, theirs.name, theirs.dnsSuffix, theirs.dualStackDnsSuffix, theirs.supportsFIPS, theirs.supportsDualStack),
                (region, ours.Name, ours.DnsSuffix, ours.DualStackDnsSuffix, ours.SupportsFips, ours.SupportsDualStack));
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void What_a_partition_does_not_have_is_an_error_where_the_rule_set_says_so(bool hasFips, bool hasDualStack)
    {
        var rules = SharedData.Read("models/personalize/endpoint-rule-set-1.json").GetProperty("rules");
        var facts = EngineApiFacts.Of(ServiceApi.Control);
        var partition = new EnginePartition("aws-nowhere", [], "aws.example", "dual.example") { SupportsFips = hasFips, SupportsDualStack = hasDualStack };
        foreach (var fips in new[] { false, true })
        {
            foreach (var dualStack in new[] { false, true })
            {
                var values = new Dictionary<string, object?> { ["Region"] = "r-1", ["UseFIPS"] = fips, ["UseDualStack"] = dualStack };
                var expected = Evaluate(rules, values, partition)!;
                if (expected.StartsWith("https:", StringComparison.Ordinal))
                {
                    Assert.Equal(expected + "/", EngineRules.Resolve(facts, "r-1", fips, dualStack, partition).AbsoluteUri);
                }
                else
                {
                    Assert.Contains("aws-nowhere", Assert.Throws<ConfigurationException>(() => EngineRules.Resolve(facts, "r-1", fips, dualStack, partition)).Message);
                }
            }
        }
    }

    [Fact]
    public void A_given_endpoint_goes_with_neither_FIPS_nor_dual_stack()
    {
        var facts = EngineApiFacts.Of(ServiceApi.Control);
        var given = new Uri("http://127.0.0.1:8080");

        Assert.Equal(given, EngineRules.Resolve(facts, "eu-west-1", false, false, given));
        Assert.Contains("AWS_USE_FIPS_ENDPOINT", Assert.Throws<ConfigurationException>(() => EngineRules.Resolve(facts, "eu-west-1", true, false, given)).Message);
        Assert.Contains("AWS_USE_DUALSTACK_ENDPOINT", Assert.Throws<ConfigurationException>(() => EngineRules.Resolve(facts, "eu-west-1", false, true, given)).Message);
    }

    // The few functions of AWS's rules language that these rule sets use.
    private static string? Evaluate(JsonElement rules, Dictionary<string, object?> values, EnginePartition partition)
    {
        foreach (var rule in rules.EnumerateArray())
        {
            if (!rule.GetProperty("conditions").EnumerateArray().All(condition => Truth(condition, values, partition)))
            {
                continue;
            }

            switch (rule.GetProperty("type").GetString())
            {
                case "tree":
                    return Evaluate(rule.GetProperty("rules"), values, partition);
                case "error":
                    return rule.GetProperty("error").GetString();
                default:
                    return rule.GetProperty("endpoint").GetProperty("url").GetString()!
                        .Replace("{Region}", (string)values["Region"]!, StringComparison.Ordinal)
                        .Replace("{PartitionResult#dnsSuffix}", partition.DnsSuffix, StringComparison.Ordinal)
                        .Replace("{PartitionResult#dualStackDnsSuffix}", partition.DualStackDnsSuffix, StringComparison.Ordinal);
            }
        }

        return null;
    }

    private static bool Truth(JsonElement condition, Dictionary<string, object?> values, EnginePartition partition)
    {
        var arguments = condition.GetProperty("argv").EnumerateArray().Select(argument => Value(argument, values, partition)).ToArray();
        return condition.GetProperty("fn").GetString() switch
        {
            "isSet" => arguments[0] is not null,
            "booleanEquals" => Equals(arguments[0], arguments[1]),
            "aws.partition" => true,
            var other => throw new NotSupportedException(other),
        };
    }

    private static object? Value(JsonElement argument, Dictionary<string, object?> values, EnginePartition partition) => argument.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Object when argument.TryGetProperty("ref", out var name) => values.GetValueOrDefault(name.GetString()!),
        JsonValueKind.Object => argument.GetProperty("argv")[1].GetString() switch
        {
            "supportsFIPS" => partition.SupportsFips,
            "supportsDualStack" => partition.SupportsDualStack,
            var other => throw new NotSupportedException(other),
        },
        _ => throw new NotSupportedException(argument.ToString()),
    };
}
