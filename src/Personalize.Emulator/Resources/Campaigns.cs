using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>A solution version that gives recommendations.</summary>
internal sealed class Campaign : Resource
{
    public required string SolutionVersionArn { get; set; }

    public int? MinProvisionedTPS { get; set; }

    public JsonElement? CampaignConfig { get; set; }

    /// <summary>Whether it takes over every new version of its solution.</summary>
    public bool FollowsLatest =>
        CampaignConfig is { } config && config.TryGetProperty("syncWithLatestSolutionVersion", out var sync) && sync.ValueKind == JsonValueKind.True;
}

/// <summary>The campaigns and their operations.</summary>
internal sealed class Campaigns(ServiceState state)
    : Kind<Campaign>(state, "campaign", new("campaign", "campaign", campaign => SolutionVersions.SolutionOf(campaign.SolutionVersionArn)))
{
    public void Create(OperationCall call)
    {
        var (name, config) = (call.Required("name"), call.Json("campaignConfig"));
        var version = Version(call, config)!;
        CheckConfig(config, version);
        var arn = State.Arn.Of($"campaign/{name}");
        Store.DemandFree(arn);
        State.Quotas.DemandRoom(Plural, Store.All.Where(campaign => OfGroup(campaign, version.DatasetGroupArn)), call.Now);
        Add(call, new Campaign
        {
            Name = name,
            Arn = arn,
            SolutionVersionArn = version.Arn,
            MinProvisionedTPS = call.Integer("minProvisionedTPS") ?? 1,
            CampaignConfig = config,
            Lifecycle = Begin(call, Pace.Campaign),
        });
    }

    public void Update(OperationCall call)
    {
        var campaign = Store.Get(call.Required("campaignArn"));
        DemandSettled(campaign, call.Now);
        var config = call.Json("campaignConfig");
        var version = call.Text("solutionVersionArn") is null ? null : Version(call, config);
        if (version is null && config is null && call.Integer("minProvisionedTPS") is null)
        {
            throw ServiceError.InvalidInput("The update changes nothing: it takes solutionVersionArn, minProvisionedTPS and campaignConfig.");
        }

        if (version is not null && version.SolutionArn != SolutionVersions.SolutionOf(campaign.SolutionVersionArn))
        {
            throw ServiceError.InvalidInput(
                $"The campaign can be updated to versions of its own solution only, {SolutionVersions.SolutionOf(campaign.SolutionVersionArn)}: {version.Arn}");
        }

        CheckConfig(config, version ?? State.SolutionVersions.Store.Get(campaign.SolutionVersionArn));
        Change(call, campaign, Pace.CampaignUpdate);
        Revive(campaign);
    }

    /// <summary>Takes over updates that are done, and begins those that newer versions ask for.</summary>
    public void Settle(DateTimeOffset now)
    {
        TakeOver(now, Apply);
        foreach (var campaign in Store.Held.Where(campaign => campaign.FollowsLatest && campaign.IsActive(now) && !campaign.IsChanging(now)))
        {
            Follow(campaign, now);
        }

        TakeOver(now, Apply);
    }

    protected override IReadOnlyList<Campaign> Listed(OperationCall call) => Within(call, "solutionArn", State.Solutions.Store);

    protected override DateTimeOffset LastUpdated(Campaign resource, LifecycleStep step) =>
        resource.LatestUpdate is { } update && update.Lifecycle.Created > step.At ? update.Lifecycle.Created : step.At;

    private static void Apply(Campaign campaign, Change update)
    {
        campaign.SolutionVersionArn = update.Find("solutionVersionArn")?.GetString() is { } arn && !SolutionVersions.IsLatest(arn)
            ? arn
            : campaign.SolutionVersionArn;
        campaign.MinProvisionedTPS = update.Find("minProvisionedTPS")?.GetInt32() ?? campaign.MinProvisionedTPS;
        campaign.CampaignConfig = update.Find("campaignConfig") ?? campaign.CampaignConfig;
    }

    private static bool OfGroup(string groupArn, SolutionVersion? version) => version?.DatasetGroupArn == groupArn;

    private static void CheckWeight(JsonElement exploration)
    {
        foreach (var setting in exploration.EnumerateObject())
        {
            var valid = double.TryParse(setting.Value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
            if (setting.Name == "explorationWeight" ? !valid || number is not (>= 0 and <= 1) : !valid || number < 0)
            {
                throw ServiceError.InvalidInput($"itemExplorationConfig.{setting.Name} can't be {setting.Value.GetString()}.");
            }
        }
    }

    private bool OfGroup(Campaign campaign, string groupArn) =>
        OfGroup(groupArn, State.SolutionVersions.Store.Find(campaign.SolutionVersionArn));

    /// <summary>The version that is to be deployed.</summary>
    private SolutionVersion Version(OperationCall call, JsonElement? config)
    {
        var arn = call.Required("solutionVersionArn");
        var follow = config is { } settings
            && settings.TryGetProperty("syncWithLatestSolutionVersion", out var sync)
            && sync.ValueKind == JsonValueKind.True;
        if (follow && !SolutionVersions.IsLatest(arn))
        {
            throw ServiceError.InvalidInput($"With syncWithLatestSolutionVersion the solutionVersionArn must be the solution's ARN with /$LATEST, not {arn}");
        }

        var version = State.SolutionVersions.Deployable(arn, call);
        return State.Recipes.Store.Get(version.RecipeArn).RecipeType == Recipes.UserSegmentation
            ? throw ServiceError.InvalidInput($"Versions of this recipe are for batch segment jobs and can't be deployed: {version.RecipeArn}")
            : version;
    }

    private static void CheckConfig(JsonElement? config, SolutionVersion version)
    {
        if (config is { } settings && settings.TryGetProperty("itemExplorationConfig", out var exploration) && exploration.ValueKind == JsonValueKind.Object)
        {
            if (!version.RecipeArn.Contains("user-personalization", StringComparison.Ordinal))
            {
                throw ServiceError.InvalidInput($"itemExplorationConfig is for the recipes that explore, not for {version.RecipeArn}");
            }

            CheckWeight(exploration);
        }
    }

    /// <summary>A campaign that failed to be created is made anew by an update.</summary>
    private static void Revive(Campaign campaign)
    {
        var created = campaign.Lifecycle.Steps[^1];
        if (created.Status == Status.CreateFailed && campaign.LatestUpdate!.Lifecycle.Steps[^1] is { Status: Status.Active } done)
        {
            campaign.Lifecycle = campaign.Lifecycle.Then(done.At - created.At, Status.Active);
        }
    }

    private void Follow(Campaign campaign, DateTimeOffset now)
    {
        var solution = SolutionVersions.SolutionOf(campaign.SolutionVersionArn);
        if (State.SolutionVersions.LatestActive(solution, now) is { } latest
            && latest.Arn != campaign.SolutionVersionArn
            && latest.Sequence > State.SolutionVersions.Store.Get(campaign.SolutionVersionArn).Sequence)
        {
            var at = latest.Lifecycle.At(now).At;
            if (campaign.LatestUpdate?.Lifecycle.Steps[^1] is { } before && before.At > at)
            {
                at = before.At;
            }

            campaign.LatestUpdate = new Change
            {
                Settings = JsonSerializer.SerializeToElement(new { solutionVersionArn = latest.Arn }),
                Lifecycle = Pace.CampaignUpdate.Begin(at, State.Failures.Take("UpdateCampaign")),
            };
        }
    }
}
