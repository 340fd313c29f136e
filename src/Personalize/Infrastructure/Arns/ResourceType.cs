using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>The types of a kind of resource: what describing and listing it read, for whoever treats all kinds alike.</summary>
internal abstract class ResourceType
{
    private static readonly Dictionary<ResourceKind, ResourceType> Known = new()
    {
        [ResourceKind.Algorithm] = new Described<Algorithm>(),
        [ResourceKind.BatchInferenceJob] = new Listed<BatchInferenceJob, BatchInferenceJobSummary>(),
        [ResourceKind.BatchSegmentJob] = new Listed<BatchSegmentJob, BatchSegmentJobSummary>(),
        [ResourceKind.Campaign] = new Listed<Campaign, CampaignSummary>(),
        [ResourceKind.DataDeletionJob] = new Listed<DataDeletionJob, DataDeletionJobSummary>(),
        [ResourceKind.Dataset] = new Listed<Dataset, DatasetSummary>(),
        [ResourceKind.DatasetExportJob] = new Listed<DatasetExportJob, DatasetExportJobSummary>(),
        [ResourceKind.DatasetGroup] = new Listed<DatasetGroup, DatasetGroupSummary>(),
        [ResourceKind.DatasetImportJob] = new Listed<DatasetImportJob, DatasetImportJobSummary>(),
        [ResourceKind.EventTracker] = new Listed<EventTracker, EventTrackerSummary>(),
        [ResourceKind.FeatureTransformation] = new Described<FeatureTransformation>(),
        [ResourceKind.Filter] = new Listed<Filter, FilterSummary>(),
        [ResourceKind.MetricAttribution] = new Listed<MetricAttribution, MetricAttributionSummary>(),
        [ResourceKind.Recipe] = new Listed<Recipe, RecipeSummary>(),
        [ResourceKind.Recommender] = new Listed<Recommender, RecommenderSummary>(),
        [ResourceKind.Schema] = new Listed<DatasetSchema, DatasetSchemaSummary>(),
        [ResourceKind.Solution] = new Listed<Solution, SolutionSummary>(),
        [ResourceKind.SolutionVersion] = new Listed<SolutionVersion, SolutionVersionSummary>(),
    };

    /// <summary>The types of a kind.</summary>
    public static ResourceType Of(ResourceKind kind) => Known[kind];

    /// <summary>What describing one gives.</summary>
    public abstract Type Full { get; }

    /// <summary>Whether the service lists them.</summary>
    public virtual bool IsListed => false;

    /// <summary>Describes one.</summary>
    public abstract Task<ServiceResponse<ServiceObject>> DescribeAsync(
        ServiceRequest request, Connection connection, CancellationToken cancellationToken);

    /// <summary>Lists a page of them.</summary>
    public abstract Task<ServiceResponse<IResource[]>> ListAsync(ServiceRequest request, Connection connection, CancellationToken cancellationToken);

    private class Described<TResource> : ResourceType
        where TResource : ServiceObject, IResource
    {
        public override Type Full => typeof(TResource);

        public override async Task<ServiceResponse<ServiceObject>> DescribeAsync(
            ServiceRequest request, Connection connection, CancellationToken cancellationToken)
        {
            var response = await EngineHost.Current.InvokeAsync<TResource>(request, connection, cancellationToken).ConfigureAwait(false);
            return new(response.Value, response.NextToken, response.Call);
        }

        public override Task<ServiceResponse<IResource[]>> ListAsync(
            ServiceRequest request, Connection connection, CancellationToken cancellationToken) =>
            throw new NotSupportedException($"The service has no list of {typeof(TResource).Name}s.");
    }

    private sealed class Listed<TResource, TSummary> : Described<TResource>
        where TResource : ServiceObject, IResource
        where TSummary : ServiceObject, IResource
    {
        public override bool IsListed => true;

        public override async Task<ServiceResponse<IResource[]>> ListAsync(
            ServiceRequest request, Connection connection, CancellationToken cancellationToken)
        {
            var response = await EngineHost.Current.InvokeAsync<TSummary[]>(request, connection, cancellationToken).ConfigureAwait(false);
            return new(response.Value, response.NextToken, response.Call);
        }
    }
}
