using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Filters;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Records;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Recommendations;

/// <summary>What a request, or a promotion in it, filters by.</summary>
internal static class RequestFilter
{
    /// <summary>Which items or actions pass the filter that <c>filterArn</c> and <c>filterValues</c> name; all where there is none.</summary>
    /// <param name="state">The state, whose lock is held.</param>
    /// <param name="now">When it is asked.</param>
    /// <param name="source">What is asked.</param>
    /// <param name="holder">What has the two members: the input, or a promotion in it.</param>
    /// <param name="userId">The user that is asked for, or null.</param>
    /// <param name="itemId">The item that is asked about, or null.</param>
    public static Func<int, bool> Of(
        ServiceState state, DateTimeOffset now, RecommendationSource source, JsonElement holder, string? userId, string? itemId)
    {
        var given = Values(holder);
        if (!holder.TryGetProperty("filterArn", out var member) || member.GetString() is not { } arn)
        {
            return given.Count == 0 ? static _ => true : throw ServiceError.InvalidInput("filterValues are given without a filterArn.");
        }

        var filter = state.Filters.Store.Find(arn);
        if (filter is null || !filter.IsActive(now))
        {
            throw RecommendationSource.Unavailable(arn);
        }

        if (filter.DatasetGroupArn != source.Group.Arn)
        {
            throw ServiceError.InvalidInput($"The filter {arn} is of another dataset group than {source.Arn}.");
        }

        var expression = FilterExpression.Parse(filter.FilterExpression);
        var records = source.Records;
        var (target, candidates) = source.Traits.Method switch
        {
            RecipeMethod.Actions => (FilterTarget.Actions, records.Actions),
            RecipeMethod.Segments => (FilterTarget.Users, records.Users),
            _ => (FilterTarget.Items, records.Items),
        };
        if (expression.Target != target)
        {
            throw ServiceError.InvalidInput(
                $"The filter {arn} chooses by {FilterExpression.Name(expression.Target)}; {source.Arn} needs one by {FilterExpression.Name(target)}.");
        }

        if (expression.NeedsCurrentItem && source.Traits.Method != RecipeMethod.Related)
        {
            throw ServiceError.InvalidInput($"The filter {arn} compares with CurrentItem, which only recommendations of related items have.");
        }

        if (userId is null && target != FilterTarget.Users && expression.NeedsUser)
        {
            throw ServiceError.InvalidInput($"The filter {arn} looks at a user's interactions or record: the request needs a userId.");
        }

        expression.CheckFields(type => state.Records.SchemaOf(source.Group, type));
        var user = userId is null ? Interaction.Nobody : records.Users.Find(userId);
        return expression.Bind(given).Against(new FilterScope(
            candidates,
            records.Users.View(userId),
            records.Items.View(itemId),
            dataset => (dataset, target) switch
            {
                (FilterDataset.Interactions, FilterTarget.Items) => Events(records.Index()),
                (FilterDataset.Interactions, FilterTarget.Users) =>
                    records.Interactions.Entries.Where(entry => entry.User != Interaction.Nobody).Select(entry => (entry.User, entry.EventType)),
                (FilterDataset.ActionInteractions, FilterTarget.Actions) => Events(records.ActionIndex()),
                _ => [],
            }));

        IEnumerable<(int Candidate, string EventType)> Events(InteractionIndex index) =>
            index.Of(user).Select(interaction => (interaction.Item, interaction.EventType));
    }

    private static Dictionary<string, string> Values(JsonElement holder) =>
        holder.TryGetProperty("filterValues", out var values) && values.ValueKind == JsonValueKind.Object
            ? values.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!)
            : [];
}
