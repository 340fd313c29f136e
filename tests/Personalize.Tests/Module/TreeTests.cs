using System;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>Get-PersonalizeResource: a dataset group with all that is in it.</summary>
public sealed class TreeTests(TreeTests.Read read) : IClassFixture<TreeTests.Read>
{
    private EmulatedSession Emulated => read.Shop.Emulated;

    [Fact]
    public void Everything_in_a_group_is_there_once_parents_before_children()
    {
        var nodes = Emulated.Run("Get-PersonalizeResource $shop").ThrowOnError().Of<ResourceNode>().ToArray();
        Assert.Equal(
            [
                "BatchInferenceJob", "BatchSegmentJob", "Campaign", "DataDeletionJob", "Dataset", "DatasetExportJob", "DatasetGroup", "DatasetImportJob",
                "EventTracker", "Filter", "MetricAttribution", "Recommender", "Schema", "Solution", "SolutionVersion",
            ],
            nodes.Select(node => node.Kind).Distinct().Order(StringComparer.Ordinal));

        Assert.Equal(read.Shop.Arns().Except(Shop.Untouched).Append(Shop.SharedSchema).Order(StringComparer.Ordinal), nodes.Select(node => node.Arn).Order(StringComparer.Ordinal));
        for (var i = 1; i < nodes.Length; i++)
        {
            var parent = Assert.Single(nodes.Take(i), node => node.Arn == nodes[i].ParentArn);
            Assert.Equal(parent.Depth + 1, nodes[i].Depth);
        }

        Assert.Null(nodes[0].ParentArn);
        Assert.All(nodes, node => Assert.NotNull(node.CreationDateTime));
        Assert.Equal("It was to fail.", nodes.Single(node => node is { Kind: "Campaign", Status: "CREATE FAILED" }).FailureReason);
        Assert.StartsWith("arn:aws:personalize:us-east-1:111122223333:solution/first", nodes.Single(node => node is { Kind: "BatchInferenceJob", Name: "batch" }).ParentArn, StringComparison.Ordinal);
    }

    [Fact]
    public void All_groups_of_the_region_in_their_order()
    {
        var all = Emulated.Run("Get-PersonalizeResource -All").ThrowOnError().Of<ResourceNode>().Select(node => node.Arn).ToArray();
        var each = Emulated.Run("Get-PersonalizeDatasetGroup -All | Get-PersonalizeResource").ThrowOnError().Of<ResourceNode>().Select(node => node.Arn).ToArray();
        Assert.Equal(each, all);
        Assert.Contains(Shop.Other, all);
    }

    [Fact]
    public void A_faulty_service_changes_neither_result_nor_order()
    {
        var calm = Emulated.Run("Get-PersonalizeResource $shop").ThrowOnError().Of<ResourceNode>().Select(node => node.Arn).ToArray();
        Emulated.Fault(new { kind = "throttling", every = 5 });
        try
        {
            Assert.Equal(calm, Emulated.Run("Get-PersonalizeResource $shop").ThrowOnError().Of<ResourceNode>().Select(node => node.Arn));
        }
        finally
        {
            Emulated.ClearFaults();
        }
    }

    [Fact]
    public void A_list_that_is_denied_is_one_error_and_the_rest_goes_on()
    {
        var calm = Emulated.Run("Get-PersonalizeResource $shop").ThrowOnError().Output.Count;
        var filters = 1;
        Emulated.Fault(new { kind = "accessDenied", operation = "ListFilters" });
        try
        {
            var result = Emulated.Run("Get-PersonalizeResource $shop");
            var error = Assert.Single(result.Errors);
            Assert.IsType<AccessDeniedException>(error.Exception);
            Assert.Equal(Shop.Group, error.TargetObject);
            Assert.Equal(calm - filters, result.Output.Count);
        }
        finally
        {
            Emulated.ClearFaults();
        }
    }

    [Fact]
    public void The_table_draws_the_tree()
    {
        var text = string.Join('\n', Emulated.Run("Get-PersonalizeResource $shop | Out-String -Width 120").ThrowOnError().Of<string>());
        Assert.Contains("\nshop ", text, StringComparison.Ordinal);
        Assert.Contains("├─ interactions ", text, StringComparison.Ordinal);
        Assert.Contains("│  ├─ shop-interactions ", text, StringComparison.Ordinal);
        Assert.Contains("└─ ", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 120));
    }

    [Fact]
    public void A_node_binds_to_the_cmdlets_of_its_kind() =>
        Assert.Equal(
            "serving",
            Emulated.Run("(Get-PersonalizeResource $shop | Where-Object Name -eq serving | Get-PersonalizeCampaign).Name").ThrowOnError().Of<string>().Single());

    [Fact]
    public void A_group_that_is_not_there_is_an_error_that_names_it()
    {
        var error = Assert.Single(Emulated.Run("Get-PersonalizeResource 'arn:aws:personalize:us-east-1:111122223333:dataset-group/none'").Errors);
        Assert.Equal(("arn:aws:personalize:us-east-1:111122223333:dataset-group/none", ErrorCategory.ObjectNotFound), (error.TargetObject, error.CategoryInfo.Category));
    }

    /// <summary>One shop for the tests that only read.</summary>
    public sealed class Read : IDisposable
    {
        public Shop Shop { get; } = new();

        public void Dispose() => Shop.Dispose();
    }
}
