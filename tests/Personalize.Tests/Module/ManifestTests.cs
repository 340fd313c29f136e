using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>What the module exports.</summary>
public sealed class ManifestTests
{
    // Nouns and their verbs, as a user finds them with Get-Command.
    private const string Table =
        """
        Action: Write
        ActionInteraction: Write
        ActionRecommendation: Get
        Algorithm: Get
        BatchInferenceJob: Get New
        BatchSegmentJob: Get New
        Campaign: Get New Remove Update
        DataDeletionJob: Get New
        Dataset: Get New Remove Update
        DatasetExportJob: Get New
        DatasetGroup: Get New Remove
        DatasetImportJob: Get New
        Emulator: Get Start Stop
        Event: Write
        EventTracker: Get New Remove
        FeatureTransformation: Get
        Filter: Get New Remove
        Item: Write
        MetricAttribution: Get New Remove Update
        MetricAttributionMetric: Get
        Operation: Invoke
        Ranking: Get
        Recipe: Get
        Recommendation: Get
        Recommender: Get New Remove Start Stop Update
        Resource: Get Wait
        Schema: Get New Remove
        Session: Clear Get Set
        Solution: Get New Remove Update
        SolutionMetric: Get
        SolutionVersion: Compare Get New Stop
        Tag: Add Get Remove
        User: Write
        """;

    [Fact]
    public void Every_cmdlet_of_the_table_is_exported_and_no_other()
    {
        using var session = new PowerShellSession();
        var exported = session.Run("Get-Command -Module Personalize").ThrowOnError().Of<CommandInfo>().ToList();

        var nouns = exported.Cast<CmdletInfo>().GroupBy(cmdlet => cmdlet.Noun["Personalize".Length..])
            .OrderBy(noun => noun.Key, StringComparer.Ordinal)
            .Select(noun => $"{noun.Key}: {string.Join(' ', noun.Select(cmdlet => cmdlet.Verb).Order(StringComparer.Ordinal))}");
        Assert.Equal(Table.ReplaceLineEndings("\n").Split('\n'), nouns);
        Assert.Equal(
            typeof(ServiceObject).Assembly.GetTypes().Count(type => type.IsDefined(typeof(CmdletAttribute)) && !type.IsAbstract), exported.Count);
    }
}
