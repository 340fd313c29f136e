using System.Collections.Generic;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>Which operation is answered by what. One that is missing here is checked against the model and then declined.</summary>
internal static class Operations
{
    public static IReadOnlyDictionary<string, OperationHandler> Of(ServiceState state) => new Dictionary<string, OperationHandler>
    {
        ["DescribeBatchInferenceJob"] = state.BatchInferenceJobs.Describe,
        ["DescribeDatasetGroup"] = state.DatasetGroups.Describe,
        ["DescribeRecipe"] = state.Recipes.Describe,
        ["DescribeSolution"] = state.Solutions.Describe,
        ["DescribeSolutionVersion"] = state.SolutionVersions.Describe,
        ["ListBatchInferenceJobs"] = state.BatchInferenceJobs.List,
        ["ListDatasetGroups"] = state.DatasetGroups.List,
        ["ListRecipes"] = state.Recipes.List,
        ["ListSolutions"] = state.Solutions.List,
        ["ListSolutionVersions"] = state.SolutionVersions.List,
    };
}
