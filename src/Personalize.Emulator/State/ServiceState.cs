using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Filters;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Recommendations;
using Personalize.Emulator.Records;
using Personalize.Emulator.Resources;

namespace Personalize.Emulator.State;

/// <summary>Everything that the service holds for one account in one region.</summary>
internal sealed class ServiceState
{
    private readonly List<(string Name, IStatePart Part)> _parts;

    public ServiceState(string region, string account)
    {
        Arn = new Arn(region, account);
        Region = region;
        Account = account;
        Recipes = new Recipes(this);
        Algorithms = new Algorithms(this);
        FeatureTransformations = new FeatureTransformations(this);
        Schemas = new Schemas(this);
        DatasetGroups = new DatasetGroups(this);
        Datasets = new Datasets(this);
        DatasetImportJobs = new DatasetImportJobs(this);
        DatasetExportJobs = new DatasetExportJobs(this);
        DataDeletionJobs = new DataDeletionJobs(this);
        EventTrackers = new EventTrackers(this);
        Filters = new Resources.Filters(this);
        Solutions = new Solutions(this);
        SolutionVersions = new SolutionVersions(this);
        Campaigns = new Campaigns(this);
        Recommenders = new Recommenders(this);
        BatchInferenceJobs = new BatchInferenceJobs(this);
        BatchSegmentJobs = new BatchSegmentJobs(this);
        MetricAttributions = new MetricAttributions(this);
        Records = new RecordStore(this);
        Batches = new BatchFiles(this);
        Filters.CheckExpression = (group, text) => FilterExpression.Parse(text).CheckFields(type => Records.SchemaOf(group, type));
        HasEvents = group => Records.Of(group) is var records && (records.Interactions.Entries.Count > 0 || records.ActionInteractions.Entries.Count > 0);
        Published = [Recipes, Algorithms, FeatureTransformations];
        Kinds =
        [
            Schemas, DatasetGroups, Datasets, DatasetImportJobs, DatasetExportJobs, DataDeletionJobs, EventTrackers, Filters, Solutions,
            SolutionVersions, Campaigns, Recommenders, BatchInferenceJobs, BatchSegmentJobs, MetricAttributions,
        ];
        _parts = [.. Kinds.Select(kind => (kind.Plural, (IStatePart)kind)), ("records", Records), ("batches", Batches)];
    }

    /// <summary>Held by whoever reads or changes the state: an operation sees and leaves it whole.</summary>
    public object Gate { get; } = new();

    public Arn Arn { get; }

    public string Region { get; }

    public string Account { get; }

    public PageTokens Tokens { get; } = new();

    public TagTable Tags { get; } = new();

    public Quotas Quotas { get; } = new();

    /// <summary>What was asked to fail.</summary>
    public FailureTable Failures { get; } = new();

    public Recipes Recipes { get; }

    public Algorithms Algorithms { get; }

    public FeatureTransformations FeatureTransformations { get; }

    public Schemas Schemas { get; }

    public DatasetGroups DatasetGroups { get; }

    public Datasets Datasets { get; }

    public DatasetImportJobs DatasetImportJobs { get; }

    public DatasetExportJobs DatasetExportJobs { get; }

    public DataDeletionJobs DataDeletionJobs { get; }

    public EventTrackers EventTrackers { get; }

    public Resources.Filters Filters { get; }

    public Solutions Solutions { get; }

    public SolutionVersions SolutionVersions { get; }

    public Campaigns Campaigns { get; }

    public Recommenders Recommenders { get; }

    public BatchInferenceJobs BatchInferenceJobs { get; }

    public BatchSegmentJobs BatchSegmentJobs { get; }

    public MetricAttributions MetricAttributions { get; }

    /// <summary>What was imported into datasets, and written to them.</summary>
    public RecordStore Records { get; }

    /// <summary>What batch and export jobs read and write.</summary>
    public BatchFiles Batches { get; }

    /// <summary>The kinds that the service itself publishes.</summary>
    public IReadOnlyList<IKind> Published { get; }

    /// <summary>The kinds that an account has, parents before what is made of them.</summary>
    public IReadOnlyList<IKind> Kinds { get; }

    /// <summary>Whether events have been put into a group's interactions.</summary>
    public Func<DatasetGroup, bool> HasEvents { get; set; } = static _ => false;

    /// <summary>What is saved and loaded, by name.</summary>
    public IReadOnlyList<(string Name, IStatePart Part)> Parts => _parts;

    /// <summary>Has something else saved and loaded with the resources.</summary>
    public void AddPart(string name, IStatePart part) => _parts.Add((name, part));

    /// <summary>The resource of any kind with that ARN, and its kind.</summary>
    /// <exception cref="ServiceError">There is none.</exception>
    public (IKind Kind, Resource Resource) Find(string arn)
    {
        foreach (var kind in Kinds.Concat(Published))
        {
            if (kind.Find(arn) is { } resource)
            {
                return (kind, resource);
            }
        }

        throw ServiceError.NotFound($"The given resource does not exist: {arn}");
    }

    /// <summary>Whether a group has interactions to train on: imported, or put as events.</summary>
    public bool HasInteractions(DatasetGroup group, DateTimeOffset now) =>
        Datasets.Of(group, DatasetTypes.Interactions) is { } dataset
        && (DatasetImportJobs.Store.Within(dataset.Arn).Any(job => job.IsActive(now)) || HasEvents(group));

    /// <summary>Brings up to <paramref name="now"/> what happens without anybody's doing. Whoever calls it holds the gate.</summary>
    public void Settle(DateTimeOffset now)
    {
        foreach (var kind in Kinds)
        {
            kind.RemoveGone(now);
        }

        Datasets.TakeOver(now);
        Records.Settle(now);
        Recommenders.TakeOver(now);
        Solutions.Settle(now);
        Campaigns.Settle(now);
        Batches.Settle(now);
    }
}
