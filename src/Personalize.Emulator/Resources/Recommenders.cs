using System;
using System.Collections.Generic;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>Recommendations of a domain's recipe, trained and deployed by the service.</summary>
internal sealed class Recommender : Resource
{
    public required string DatasetGroupArn { get; init; }

    public required string RecipeArn { get; init; }

    public JsonElement? RecommenderConfig { get; set; }
}

/// <summary>The recommenders and their operations.</summary>
internal sealed class Recommenders(ServiceState state)
    : Kind<Recommender>(state, "recommender", new("recommender", "recommender", recommender => recommender.DatasetGroupArn))
{
    public void Create(OperationCall call)
    {
        var group = State.DatasetGroups.Parent(call);
        if (group.Domain is null)
        {
            throw ServiceError.InvalidInput("Please use a domains-specific Dataset Group to create the Recommender");
        }

        var recipe = State.Recipes.Store.Get(call.Required("recipeArn"));
        if (recipe.Domain != group.Domain)
        {
            throw ServiceError.InvalidInput($"The recipe must be one of the dataset group's domain, {group.Domain}: {recipe.Arn}");
        }

        State.Datasets.Interactions(group, call);
        var (name, config) = (call.Required("name"), call.Json("recommenderConfig"));
        CheckConfig(config);
        var arn = State.Arn.Of($"recommender/{name}");
        Store.DemandFree(arn);
        State.Quotas.DemandRoom(Plural, Store.Within(group.Arn), call.Now);
        var failure = State.HasInteractions(group, call.Now)
            ? null
            : $"Dataset has fewer than 1000 interactions after filtering by event type: {EventOf(recipe)}";
        Add(call, new Recommender
        {
            Name = name,
            Arn = arn,
            DatasetGroupArn = group.Arn,
            RecipeArn = recipe.Arn,
            RecommenderConfig = config,
            Lifecycle = Begin(call, Pace.Recommender, failure),
        });
    }

    public void Update(OperationCall call)
    {
        var recommender = Settled(call);
        Store.GetActive(recommender.Arn, call);
        CheckConfig(call.Json("recommenderConfig"));
        Change(call, recommender, Pace.RecommenderUpdate);
    }

    public void Start(OperationCall call) => Switch(call, Status.Inactive, "START", Status.Active);

    public void Stop(OperationCall call) => Switch(call, Status.Active, "STOP", Status.Inactive);

    /// <summary>Takes over the settings of updates that are done.</summary>
    public void TakeOver(DateTimeOffset now) =>
        TakeOver(now, (recommender, update) => recommender.RecommenderConfig = update.Find("recommenderConfig"));

    protected override IReadOnlyList<Recommender> Listed(OperationCall call) => Within(call, "datasetGroupArn", State.DatasetGroups.Store);

    protected override DateTimeOffset LastUpdated(Recommender resource, LifecycleStep step) =>
        resource.LatestUpdate is { } update && update.Lifecycle.Created > step.At ? update.Lifecycle.Created : step.At;

    protected override object? Value(Recommender resource, string name, LifecycleStep step) => name switch
    {
        "modelMetrics" => step.Status is Status.Active or Status.Inactive
            ? JsonSerializer.SerializeToElement(SolutionMetrics.Of(resource.Arn, State.Recipes.Store.Get(resource.RecipeArn)))
            : null,
        _ => base.Value(resource, name, step),
    };

    private static void CheckConfig(JsonElement? config)
    {
        if (config is { } settings
            && settings.TryGetProperty("trainingDataConfig", out var data)
            && data.TryGetProperty("includedDatasetColumns", out _)
            && data.TryGetProperty("excludedDatasetColumns", out _))
        {
            throw ServiceError.InvalidInput("recommenderConfig.trainingDataConfig takes includedDatasetColumns or excludedDatasetColumns, not both.");
        }
    }

    private static string EventOf(Recipe recipe) => recipe.Name switch
    {
        "aws-ecomm-popular-items-by-purchases" or "aws-ecomm-frequently-bought-together" => "Purchase",
        _ => recipe.Domain == Recipes.Ecommerce ? "View" : "Watch",
    };

    private Recommender Settled(OperationCall call)
    {
        var recommender = Store.Get(call.Required("recommenderArn"));
        DemandSettled(recommender, call.Now);
        return recommender;
    }

    private void Switch(OperationCall call, string from, string verb, string to)
    {
        var recommender = Settled(call);
        var status = recommender.StatusAt(call.Now);
        if (status != from)
        {
            throw ServiceError.InvalidInput($"The recommender must be {from} for this, and is {status}: {recommender.Arn}");
        }

        recommender.Lifecycle = Pace.RecommenderSwitch.Divert(recommender.Lifecycle, call.Now, null, verb, to);
        call.Output.Member("recommenderArn", recommender.Arn);
    }
}
