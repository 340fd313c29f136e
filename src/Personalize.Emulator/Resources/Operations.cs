using System.Collections.Generic;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Recommendations;
using Personalize.Emulator.Records;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>Which operation is answered by what. One that is missing here is checked against the model and then declined.</summary>
internal static class Operations
{
    public static IReadOnlyDictionary<string, OperationHandler> Of(ServiceState state)
    {
        var tagging = new Tagging(state);
        var records = new RecordOperations(state);
        var recommendations = new RecommendationOperations(state);
        return new Dictionary<string, OperationHandler>
        {
            ["CreateBatchInferenceJob"] = state.BatchInferenceJobs.Create,
            ["CreateBatchSegmentJob"] = state.BatchSegmentJobs.Create,
            ["CreateCampaign"] = state.Campaigns.Create,
            ["CreateDataDeletionJob"] = state.DataDeletionJobs.Create,
            ["CreateDataset"] = state.Datasets.Create,
            ["CreateDatasetExportJob"] = state.DatasetExportJobs.Create,
            ["CreateDatasetGroup"] = state.DatasetGroups.Create,
            ["CreateDatasetImportJob"] = state.DatasetImportJobs.Create,
            ["CreateEventTracker"] = state.EventTrackers.Create,
            ["CreateFilter"] = state.Filters.Create,
            ["CreateMetricAttribution"] = state.MetricAttributions.Create,
            ["CreateRecommender"] = state.Recommenders.Create,
            ["CreateSchema"] = state.Schemas.Create,
            ["CreateSolution"] = state.Solutions.Create,
            ["CreateSolutionVersion"] = state.SolutionVersions.Create,
            ["DeleteCampaign"] = state.Campaigns.Delete,
            ["DeleteDataset"] = state.Datasets.Delete,
            ["DeleteDatasetGroup"] = state.DatasetGroups.Delete,
            ["DeleteEventTracker"] = state.EventTrackers.Delete,
            ["DeleteFilter"] = state.Filters.Delete,
            ["DeleteMetricAttribution"] = state.MetricAttributions.Delete,
            ["DeleteRecommender"] = state.Recommenders.Delete,
            ["DeleteSchema"] = state.Schemas.Delete,
            ["DeleteSolution"] = state.Solutions.Delete,
            ["DescribeAlgorithm"] = state.Algorithms.Describe,
            ["DescribeBatchInferenceJob"] = state.BatchInferenceJobs.Describe,
            ["DescribeBatchSegmentJob"] = state.BatchSegmentJobs.Describe,
            ["DescribeCampaign"] = state.Campaigns.Describe,
            ["DescribeDataDeletionJob"] = state.DataDeletionJobs.Describe,
            ["DescribeDataset"] = state.Datasets.Describe,
            ["DescribeDatasetExportJob"] = state.DatasetExportJobs.Describe,
            ["DescribeDatasetGroup"] = state.DatasetGroups.Describe,
            ["DescribeDatasetImportJob"] = state.DatasetImportJobs.Describe,
            ["DescribeEventTracker"] = state.EventTrackers.Describe,
            ["DescribeFeatureTransformation"] = state.FeatureTransformations.Describe,
            ["DescribeFilter"] = state.Filters.Describe,
            ["DescribeMetricAttribution"] = state.MetricAttributions.Describe,
            ["DescribeRecipe"] = state.Recipes.Describe,
            ["DescribeRecommender"] = state.Recommenders.Describe,
            ["DescribeSchema"] = state.Schemas.Describe,
            ["DescribeSolution"] = state.Solutions.Describe,
            ["DescribeSolutionVersion"] = state.SolutionVersions.Describe,
            ["GetActionRecommendations"] = recommendations.GetActionRecommendations,
            ["GetPersonalizedRanking"] = recommendations.GetPersonalizedRanking,
            ["GetRecommendations"] = recommendations.GetRecommendations,
            ["GetSolutionMetrics"] = state.SolutionVersions.Metrics,
            ["ListBatchInferenceJobs"] = state.BatchInferenceJobs.List,
            ["ListBatchSegmentJobs"] = state.BatchSegmentJobs.List,
            ["ListCampaigns"] = state.Campaigns.List,
            ["ListDataDeletionJobs"] = state.DataDeletionJobs.List,
            ["ListDatasetExportJobs"] = state.DatasetExportJobs.List,
            ["ListDatasetGroups"] = state.DatasetGroups.List,
            ["ListDatasetImportJobs"] = state.DatasetImportJobs.List,
            ["ListDatasets"] = state.Datasets.List,
            ["ListEventTrackers"] = state.EventTrackers.List,
            ["ListFilters"] = state.Filters.List,
            ["ListMetricAttributionMetrics"] = state.MetricAttributions.ListMetrics,
            ["ListMetricAttributions"] = state.MetricAttributions.List,
            ["ListRecipes"] = state.Recipes.List,
            ["ListRecommenders"] = state.Recommenders.List,
            ["ListSchemas"] = state.Schemas.List,
            ["ListSolutionVersions"] = state.SolutionVersions.List,
            ["ListSolutions"] = state.Solutions.List,
            ["ListTagsForResource"] = tagging.List,
            ["PutActionInteractions"] = records.PutActionInteractions,
            ["PutActions"] = records.PutActions,
            ["PutEvents"] = records.PutEvents,
            ["PutItems"] = records.PutItems,
            ["PutUsers"] = records.PutUsers,
            ["StartRecommender"] = state.Recommenders.Start,
            ["StopRecommender"] = state.Recommenders.Stop,
            ["StopSolutionVersionCreation"] = state.SolutionVersions.Stop,
            ["TagResource"] = tagging.Tag,
            ["UntagResource"] = tagging.Untag,
            ["UpdateCampaign"] = state.Campaigns.Update,
            ["UpdateDataset"] = state.Datasets.Update,
            ["UpdateMetricAttribution"] = state.MetricAttributions.Update,
            ["UpdateRecommender"] = state.Recommenders.Update,
            ["UpdateSolution"] = state.Solutions.Update,
        };
    }
}
