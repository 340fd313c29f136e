using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.Resources;

/// <summary>What the settings of a solution must be besides what the model says of each.</summary>
internal static class SolutionSettings
{
    private static readonly string[] NumberRanges = ["integerHyperParameterRanges", "continuousHyperParameterRanges"];

    /// <summary>Refuses settings that contradict each other or the recipe.</summary>
    /// <exception cref="ServiceError">They do.</exception>
    public static void Check(JsonElement? config, string? eventType, Recipe? recipe, bool performHPO)
    {
        if (performHPO && recipe is not null && !Algorithms.IsTunable(recipe))
        {
            throw ServiceError.InvalidInput($"Hyperparameter optimization is not supported for the recipe {recipe.Name}.");
        }

        if (config is not { } settings)
        {
            return;
        }

        if (Find(settings, "eventsConfig") is { } events)
        {
            if (eventType is not null)
            {
                throw ServiceError.InvalidInput("eventType and solutionConfig.eventsConfig can't be given together.");
            }

            CheckEvents(events);
        }

        if (Find(settings, "hpoConfig") is { } tuning)
        {
            if (!performHPO)
            {
                throw ServiceError.InvalidInput("solutionConfig.hpoConfig needs performHPO to be true.");
            }

            CheckTuning(tuning);
        }

        if (Find(settings, "trainingDataConfig") is { } data && Find(data, "includedDatasetColumns") is not null && Find(data, "excludedDatasetColumns") is not null)
        {
            throw ServiceError.InvalidInput("solutionConfig.trainingDataConfig takes includedDatasetColumns or excludedDatasetColumns, not both.");
        }

        if (Find(settings, "optimizationObjective") is { } objective
            && Find(objective, "itemAttribute") is null
            && Find(objective, "objectiveSensitivity")?.GetString() is not (null or "OFF"))
        {
            throw ServiceError.InvalidInput("solutionConfig.optimizationObjective needs the itemAttribute to optimize for.");
        }

        CheckSchedule(config);
    }

    /// <summary>Refuses a schedule that isn't 1 to 30 days.</summary>
    public static void CheckSchedule(JsonElement? config)
    {
        if (config is { } settings
            && Find(settings, "autoTrainingConfig") is { } training
            && Find(training, "schedulingExpression")?.GetString() is { } expression
            && AutomaticTraining.Days(expression) is not (>= 1 and <= 30))
        {
            throw ServiceError.InvalidInput($"The schedulingExpression must be rate(1 day) to rate(30 days), not {expression}.");
        }

        if (config is { } update && Find(update, "eventsConfig") is { } events)
        {
            CheckEvents(events);
        }
    }

    /// <summary>A configuration with some of its parts replaced.</summary>
    public static JsonElement Merge(JsonElement? config, JsonElement changes)
    {
        var members = config is { } settings
            ? settings.EnumerateObject().ToDictionary(member => member.Name, member => member.Value)
            : [];
        foreach (var change in changes.EnumerateObject())
        {
            members[change.Name] = change.Value;
        }

        return JsonSerializer.SerializeToElement(members);
    }

    private static JsonElement? Find(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static void CheckEvents(JsonElement events)
    {
        var types = Find(events, "eventParametersList") is { } list
            ? list.EnumerateArray().Select(parameters => Find(parameters, "eventType")?.GetString()).ToList()
            : [];
        if (types.GroupBy(type => type).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw ServiceError.InvalidInput($"solutionConfig.eventsConfig names the event type {twice.Key} more than once.");
        }
    }

    private static void CheckTuning(JsonElement tuning)
    {
        if (Find(tuning, "hpoResourceConfig") is { } resources)
        {
            CheckCount(resources, "maxNumberOfTrainingJobs", 40);
            CheckCount(resources, "maxParallelTrainingJobs", 10);
        }

        if (Find(tuning, "algorithmHyperParameterRanges") is not { } ranges)
        {
            return;
        }

        foreach (var range in NumberRanges.SelectMany(kind => Find(ranges, kind) is { } list ? list.EnumerateArray().ToList() : []))
        {
            if (Find(range, "minValue")?.GetDouble() > Find(range, "maxValue")?.GetDouble())
            {
                throw ServiceError.InvalidInput(
                    $"The range of the hyperparameter {Find(range, "name")?.GetString()} is reversed: its minValue is greater than its maxValue.");
            }
        }

        if (Find(ranges, "categoricalHyperParameterRanges") is { } categories
            && categories.EnumerateArray().Any(range => Find(range, "values") is not { } values || values.GetArrayLength() == 0))
        {
            throw ServiceError.InvalidInput("A categorical hyperparameter range needs its values.");
        }
    }

    private static void CheckCount(JsonElement resources, string member, int most)
    {
        if (Find(resources, member)?.GetString() is { } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most))
        {
            throw ServiceError.InvalidInput($"{member} must be a number from 1 to {most}, not {text}.");
        }
    }
}
