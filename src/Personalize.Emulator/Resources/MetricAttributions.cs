using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>What a group's recommendations have brought about, as events tell it.</summary>
internal sealed class MetricAttribution : Resource
{
    public required string DatasetGroupArn { get; init; }

    public required JsonElement MetricsOutputConfig { get; set; }

    public required List<AttributedMetric> Metrics { get; init; }

    /// <summary>How many metrics it has had: what orders them.</summary>
    public long MetricsSoFar { get; set; }
}

/// <summary>One thing that is counted, or a column that is summed up.</summary>
internal sealed record AttributedMetric(long Sequence, string EventType, string MetricName, string Expression);

/// <summary>The metric attributions and their operations.</summary>
internal sealed partial class MetricAttributions(ServiceState state)
    : Kind<MetricAttribution>(state, "metricAttribution", new("metric-attribution", "metric attribution", attribution => attribution.DatasetGroupArn))
{
    public override bool Taggable => false;

    public void Create(OperationCall call)
    {
        var group = State.DatasetGroups.Parent(call);
        var name = call.Required("name");
        var attribution = new MetricAttribution
        {
            Name = name,
            Arn = State.Arn.Of($"metric-attribution/{name}"),
            DatasetGroupArn = group.Arn,
            MetricsOutputConfig = OutputConfig(call)!.Value,
            Metrics = [],
            Lifecycle = Lifecycle.Standing(call.Now),
        };
        AddMetrics(attribution.Metrics, attribution, call.Json("metrics"));
        if (attribution.Metrics.Count == 0)
        {
            throw ServiceError.InvalidInput("A metric attribution needs at least one metric.");
        }

        Store.DemandFree(attribution.Arn);
        State.Quotas.DemandRoom(Plural, Store.Within(group.Arn), call.Now);
        attribution.Lifecycle = Begin(call, Pace.MetricAttribution);
        Add(call, attribution);
    }

    public void Update(OperationCall call)
    {
        var attribution = Store.Get(call.Text("metricAttributionArn") ?? throw ServiceError.InvalidInput("The metricAttributionArn is needed."));
        DemandSettled(attribution, call.Now);
        Store.GetActive(attribution.Arn, call);
        var output = OutputConfig(call);
        List<AttributedMetric> metrics = [.. attribution.Metrics];
        foreach (var removed in call.Json("removeMetrics") is { } names ? names.EnumerateArray().Select(name => name.GetString()).ToList() : [])
        {
            if (metrics.RemoveAll(metric => metric.MetricName == removed) == 0)
            {
                throw ServiceError.NotFound($"The metric attribution has no metric {removed}: {attribution.Arn}");
            }
        }

        AddMetrics(metrics, attribution, call.Json("addMetrics"));
        if (metrics.Count == 0)
        {
            throw ServiceError.InvalidInput("A metric attribution needs at least one metric.");
        }

        var failure = State.Failures.Take(call.Operation.Name);
        attribution.Lifecycle = Pace.MetricAttribution.Divert(attribution.Lifecycle, call.Now, failure, "UPDATE");
        call.Output.Member("metricAttributionArn", attribution.Arn);
        if (failure is null)
        {
            attribution.MetricsOutputConfig = output ?? attribution.MetricsOutputConfig;
            attribution.Metrics.Clear();
            attribution.Metrics.AddRange(metrics);
        }
    }

    public void ListMetrics(OperationCall call)
    {
        IReadOnlyList<AttributedMetric> metrics = call.Text("metricAttributionArn") is { } arn
            ? Store.Get(arn).Metrics
            : throw ServiceError.InvalidInput("The metricAttributionArn is needed.");
        call.Page(metrics, metric => metric.Sequence, static (page, metric) =>
        {
            page.Output.Member("eventType", metric.EventType);
            page.Output.Member("metricName", metric.MetricName);
            page.Output.Member("expression", metric.Expression);
        });
    }

    protected override IReadOnlyList<MetricAttribution> Listed(OperationCall call) => Within(call, "datasetGroupArn", State.DatasetGroups.Store);

    private JsonElement? OutputConfig(OperationCall call)
    {
        if (call.Json("metricsOutputConfig") is not { } config)
        {
            return null;
        }

        Checks.Role(State, config.GetProperty("roleArn").GetString());
        if (config.TryGetProperty("s3DataDestination", out _))
        {
            Checks.Location(Checks.Path(config, "s3DataDestination"), "metricsOutputConfig.s3DataDestination.path");
        }

        return config;
    }

    private void AddMetrics(List<AttributedMetric> metrics, MetricAttribution attribution, JsonElement? added)
    {
        foreach (var metric in added is { } list ? list.EnumerateArray().ToList() : [])
        {
            var (name, expression) = (metric.GetProperty("metricName").GetString()!, metric.GetProperty("expression").GetString()!);
            if (!Expression().IsMatch(expression))
            {
                throw ServiceError.InvalidInput(
                    $"The expression of the metric {name} must be SAMPLECOUNT(), or SUM() of a column of Items or Interactions, as SUM(Items.PRICE), not {expression}");
            }

            if (metrics.Exists(other => other.MetricName == name))
            {
                throw ServiceError.AlreadyExists($"The metric attribution has a metric {name} already.");
            }

            metrics.Add(new AttributedMetric(attribution.MetricsSoFar++, metric.GetProperty("eventType").GetString()!, name, expression));
        }

        if (metrics.Count > State.Quotas.Most("metrics"))
        {
            throw ServiceError.InvalidInput($"A metric attribution can have {State.Quotas.Most("metrics")} metrics at the most.");
        }
    }

    [GeneratedRegex(@"^\s*(SAMPLECOUNT\(\s*\)|SUM\(\s*(Items|Interactions)\.[A-Za-z_][A-Za-z0-9_]*\s*\))\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Expression();
}
