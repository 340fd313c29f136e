using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Records;

namespace Personalize.Emulator.Filters;

/// <summary>Whom and what a filter looks at in one request.</summary>
/// <param name="Candidates">What is chosen among: items, actions or users.</param>
/// <param name="User">The user of the request, with the schema it is read by; null where there is none or nothing is known of it.</param>
/// <param name="Item">The item that was asked about, likewise.</param>
/// <param name="EventTypes">Of each candidate that took part in interactions of that dataset, the types of its events.</param>
internal sealed record FilterScope(
    RecordTable Candidates,
    RecordView? User,
    RecordView? Item,
    Func<FilterDataset, IEnumerable<(int Candidate, string EventType)>> EventTypes);

/// <summary>A filter whose placeholders have values.</summary>
internal sealed class BoundFilter
{
    private readonly IReadOnlyList<FilterClause> _clauses;
    private readonly Dictionary<string, IReadOnlyList<string>> _values;

    private BoundFilter(IReadOnlyList<FilterClause> clauses, Dictionary<string, IReadOnlyList<string>> values)
    {
        _clauses = clauses;
        _values = values;
    }

    /// <summary>Binds an expression: see <see cref="FilterExpression.Bind"/>.</summary>
    public static BoundFilter Of(FilterExpression expression, IReadOnlyDictionary<string, string> given)
    {
        var known = expression.Placeholders;
        if (given.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw ServiceError.InvalidInput(
                $"The filter has no parameter {unknown}; "
                + (known.Count == 0 ? "it has none." : $"its parameters are {string.Join(", ", known)}, in that case."));
        }

        var missing = expression.Clauses.Where(clause => clause.Include)
            .SelectMany(clause => clause.Placeholders).FirstOrDefault(name => !given.ContainsKey(name));
        if (missing is not null)
        {
            throw ServiceError.InvalidInput($"The filter's parameter {missing} has no value: filterValues must have one, as the filter includes by it.");
        }

        var clauses = expression.Clauses.Where(clause => clause.Placeholders.All(given.ContainsKey)).ToList();
        var values = given.ToDictionary(pair => pair.Key, pair => FilterValue.Read(pair.Key, pair.Value));
        foreach (var condition in clauses.SelectMany(clause => clause.Conditions))
        {
            CheckValues(condition, values);
        }

        return new BoundFilter(clauses, values);
    }

    /// <summary>Whether a candidate passes, for all of one request.</summary>
    public Func<int, bool> Against(FilterScope scope)
    {
        var applicable = _clauses.Where(clause => clause.If.All(condition => scope.User is { } user && Test(condition, user.Schema, scope)(user.Values)));
        List<Func<int, bool>> included = [], excluded = [];
        foreach (var clause in applicable)
        {
            (clause.Include ? included : excluded).Add(Matches(clause, scope));
        }

        return candidate => (included.Count == 0 || included.Exists(matches => matches(candidate))) && !excluded.Exists(matches => matches(candidate));
    }

    private static void CheckValues(FilterCondition condition, Dictionary<string, IReadOnlyList<string>> values)
    {
        if (condition.Operator is FilterOperator.In or FilterOperator.NotIn || condition.Operands[0].Placeholder is not { } placeholder)
        {
            return;
        }

        if (values[placeholder].Count > 1)
        {
            throw ServiceError.InvalidInput($"The filter's parameter {placeholder} takes one value, as {condition.Field} is not compared by IN.");
        }

        if (condition.Operator is not (FilterOperator.Equal or FilterOperator.NotEqual) && RecordSchema.ToNumber(values[placeholder][0]) is null)
        {
            throw ServiceError.InvalidInput($"The filter's parameter {placeholder} must be a number, as {condition.Field} is compared with it.");
        }
    }

    private Func<int, bool> Matches(FilterClause clause, FilterScope scope)
    {
        var any = clause.Where.Select(all => all.Select(condition => Matches(condition, scope)).ToArray()).ToArray();
        return candidate => Array.Exists(any, all => Array.TrueForAll(all, matches => matches(candidate)));
    }

    private Func<int, bool> Matches(FilterCondition condition, FilterScope scope)
    {
        if (condition.Field.Dataset is FilterDataset.Interactions or FilterDataset.ActionInteractions)
        {
            // A user has few interactions beside the candidates that there are: what they match is collected once.
            var wanted = Operands(condition, scope).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var all = wanted.Contains("*");
            var negated = condition.Operator == FilterOperator.NotIn;
            var matching = scope.EventTypes(condition.Field.Dataset)
                .Where(pair => (all || wanted.Contains(pair.EventType)) != negated)
                .Select(pair => pair.Candidate)
                .ToHashSet();
            return matching.Contains;
        }

        var candidates = scope.Candidates;
        var test = Test(condition, candidates.Schema, scope);
        return candidate => test(candidates.Values(candidate));
    }

    /// <summary>Whether a record meets a condition; one of which nothing is known meets none, but for NOT IN and !=.</summary>
    private Func<object?[]?, bool> Test(FilterCondition condition, RecordSchema schema, FilterScope scope)
    {
        var column = schema.Find(condition.Field.Name);
        var operands = Operands(condition, scope).ToHashSet(StringComparer.Ordinal);
        var numbers = operands.Select(RecordSchema.ToNumber).Where(number => number is not null).Select(number => number!.Value).ToHashSet();
        Func<object, bool> among = value => value is double number
            ? numbers.Contains(number)
            : operands.Contains((string)value)
                || (((string)value).Contains('|', StringComparison.Ordinal) && Array.Exists(((string)value).Split('|'), operands.Contains));
        Func<double, double, bool>? compare = condition.Operator switch
        {
            FilterOperator.Less => (value, bound) => value < bound,
            FilterOperator.LessOrEqual => (value, bound) => value <= bound,
            FilterOperator.Greater => (value, bound) => value > bound,
            FilterOperator.GreaterOrEqual => (value, bound) => value >= bound,
            _ => null,
        };
        var negated = condition.Operator is FilterOperator.NotIn or FilterOperator.NotEqual;
        return values =>
        {
            var value = column < 0 ? null : values?[column];
            if (value is null)
            {
                return negated;
            }

            return compare is null
                ? among(value) != negated
                : value is double number && numbers.Count > 0 && compare(number, numbers.First());
        };
    }

    private IEnumerable<string> Operands(FilterCondition condition, FilterScope scope) => condition.Operands.SelectMany(operand => operand switch
    {
        { Literal: { } literal } => [literal],
        { Placeholder: { } placeholder } => _values[placeholder],
        { CurrentItem: { } field } when scope.Item is { } item => item.Texts(field.Name),
        _ => [],
    });
}
