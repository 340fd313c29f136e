using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Records;
using Personalize.Emulator.Resources;

namespace Personalize.Emulator.Filters;

/// <summary>What a filter chooses among.</summary>
internal enum FilterTarget
{
    Items,
    Actions,
    Users,
}

/// <summary>What the part before the dot of <c>Items.GENRE</c> can be.</summary>
internal enum FilterDataset
{
    Items,
    Actions,
    Users,
    Interactions,
    ActionInteractions,
    CurrentUser,
    CurrentItem,
}

/// <summary>How a condition compares.</summary>
internal enum FilterOperator
{
    In,
    NotIn,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A column of a dataset, and where in the expression it is named.</summary>
internal sealed record FilterField(FilterDataset Dataset, string Name, int Position)
{
    public override string ToString() => $"{Dataset}.{Name}";
}

/// <summary>What a column is compared with: a fixed value, a placeholder, or a column of the item that was asked about.</summary>
internal sealed record FilterOperand(string? Literal, string? Placeholder, FilterField? CurrentItem, int Position);

/// <summary>One comparison.</summary>
internal sealed record FilterCondition(FilterField Field, FilterOperator Operator, IReadOnlyList<FilterOperand> Operands);

/// <summary>One of the expressions that pipes separate: the conditions are ORs of ANDs.</summary>
internal sealed record FilterClause(
    bool Include,
    FilterTarget Target,
    IReadOnlyList<IReadOnlyList<FilterCondition>> Where,
    IReadOnlyList<FilterCondition> If)
{
    /// <summary>All comparisons, those of the IF too.</summary>
    public IEnumerable<FilterCondition> Conditions => Where.SelectMany(all => all).Concat(If);

    /// <summary>The names of its placeholders, without the dollar.</summary>
    public IEnumerable<string> Placeholders => Conditions
        .SelectMany(condition => condition.Operands)
        .Where(operand => operand.Placeholder is not null)
        .Select(operand => operand.Placeholder!)
        .Distinct();
}

/// <summary>
/// An expression of the service's filter language, e.g. <c>INCLUDE ItemID WHERE Items.GENRE IN ($GENRE) | EXCLUDE ItemID WHERE
/// Interactions.EVENT_TYPE IN ("watch")</c>.
/// </summary>
internal sealed class FilterExpression
{
    private const int MaxFields = 10;

    private FilterExpression(IReadOnlyList<FilterClause> clauses) => Clauses = clauses;

    /// <summary>The expressions that pipes separate.</summary>
    public IReadOnlyList<FilterClause> Clauses { get; }

    /// <summary>What it chooses among.</summary>
    public FilterTarget Target => Clauses[0].Target;

    /// <summary>The names of its placeholders, without the dollar, in the order in which they are first used.</summary>
    public IReadOnlyList<string> Placeholders => [.. Clauses.SelectMany(clause => clause.Placeholders).Distinct()];

    /// <summary>Whether it compares with the item that was asked about, which only related items have.</summary>
    public bool NeedsCurrentItem => Clauses
        .SelectMany(clause => clause.Conditions)
        .Any(condition => condition.Operands.Any(operand => operand.CurrentItem is not null));

    /// <summary>Whether it looks at the interactions or the record of the user who is asked for.</summary>
    public bool NeedsUser => Clauses.Any(clause =>
        clause.If.Count > 0 || clause.Where[0][0].Field.Dataset is FilterDataset.Interactions or FilterDataset.ActionInteractions);

    /// <summary>Reads an expression.</summary>
    /// <exception cref="ServiceError">It is not one; the message says where.</exception>
    public static FilterExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clauses = new FilterParser(text).Read();
        foreach (var clause in clauses)
        {
            CheckDatasets(clause);
        }

        var stranger = clauses.FirstOrDefault(clause => clause.Target != clauses[0].Target);
        if (stranger is not null)
        {
            throw Invalid(
                stranger.Where[0][0].Field.Position,
                $"all expressions of a filter must choose among the same: {Name(clauses[0].Target)}, not {Name(stranger.Target)}");
        }

        var fields = clauses.SelectMany(clause => clause.Conditions).Select(condition => condition.Field.ToString()).Distinct().Count();
        return fields <= MaxFields
            ? new FilterExpression(clauses)
            : throw Invalid(0, $"a filter may use {MaxFields} different fields, and this one uses {fields}");
    }

    /// <summary>Holds the fields against the datasets that there are.</summary>
    /// <param name="schemaOf">The schema of a dataset type as the API names it (<c>ITEMS</c>), or null where the group has no such dataset.</param>
    /// <exception cref="ServiceError">A dataset or field is unknown, or not of a type that can be compared so.</exception>
    public void CheckFields(Func<string, RecordSchema?> schemaOf)
    {
        foreach (var condition in Clauses.SelectMany(clause => clause.Conditions))
        {
            CheckField(condition, condition.Field, schemaOf);
            foreach (var operand in condition.Operands.Where(operand => operand.CurrentItem is not null))
            {
                CheckField(condition, operand.CurrentItem!, schemaOf);
            }
        }
    }

    /// <summary>Puts values in the places of the placeholders.</summary>
    /// <exception cref="ServiceError">
    /// One is missing that an INCLUDE needs (an EXCLUDE without its values is left out, as the service does), is for no placeholder,
    /// or can't be read.
    /// </exception>
    public BoundFilter Bind(IReadOnlyDictionary<string, string> values) => BoundFilter.Of(this, values);

    /// <summary>The error of something at a place in an expression.</summary>
    internal static ServiceError Invalid(int position, string problem) =>
        ServiceError.InvalidInput($"Invalid filter expression at position {position + 1}: {problem}.");

    /// <summary>A target as it is written after INCLUDE or EXCLUDE.</summary>
    internal static string Name(FilterTarget target) => target switch
    {
        FilterTarget.Items => "ItemID",
        FilterTarget.Actions => "ActionID",
        _ => "UserID",
    };

    private static void CheckDatasets(FilterClause clause)
    {
        var first = clause.Where[0][0].Field;
        var allowed = clause.Target switch
        {
            FilterTarget.Items => (FilterDataset[])[FilterDataset.Items, FilterDataset.Interactions],
            FilterTarget.Actions => [FilterDataset.Actions, FilterDataset.ActionInteractions, FilterDataset.Interactions],
            _ => [FilterDataset.Users, FilterDataset.Interactions],
        };
        if (!allowed.Contains(first.Dataset))
        {
            throw Invalid(
                first.Position,
                $"{Name(clause.Target)} is chosen by fields of {string.Join(" or ", allowed)}, not of {first.Dataset}"
                + (first.Dataset == FilterDataset.CurrentUser ? "; CurrentUser stands in an IF at the end" : string.Empty));
        }

        foreach (var condition in clause.Where.SelectMany(all => all))
        {
            if (condition.Field.Dataset != first.Dataset)
            {
                throw Invalid(
                    condition.Field.Position,
                    $"conditions that AND or OR join must be of one dataset, here {first.Dataset}, not {condition.Field.Dataset}; "
                    + "put another expression after a pipe (|)");
            }

            CheckEventType(condition);
        }

        foreach (var condition in clause.If.Where(condition => condition.Field.Dataset != FilterDataset.CurrentUser))
        {
            throw Invalid(condition.Field.Position, $"IF tests fields of CurrentUser, not of {condition.Field.Dataset}");
        }
    }

    private static void CheckEventType(FilterCondition condition)
    {
        var interactions = condition.Field.Dataset is FilterDataset.Interactions or FilterDataset.ActionInteractions;
        if (interactions && !condition.Field.Name.Equals("EVENT_TYPE", StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid(condition.Field.Position, $"interactions are filtered by EVENT_TYPE alone, not by {condition.Field.Name}");
        }

        if (interactions && condition.Operator is not (FilterOperator.In or FilterOperator.NotIn or FilterOperator.Equal))
        {
            throw Invalid(condition.Field.Position, "event types are compared by IN, NOT IN or =");
        }

        var all = condition.Operands.FirstOrDefault(operand => operand.Literal == "*");
        if (all is not null && !interactions)
        {
            throw Invalid(all.Position, "\"*\" stands for all event types; other fields have no such value");
        }
    }

    private static void CheckField(FilterCondition condition, FilterField field, Func<string, RecordSchema?> schemaOf)
    {
        var type = field.Dataset switch
        {
            FilterDataset.Items or FilterDataset.CurrentItem => DatasetTypes.Items,
            FilterDataset.Users or FilterDataset.CurrentUser => DatasetTypes.Users,
            FilterDataset.Actions => DatasetTypes.Actions,
            FilterDataset.Interactions => DatasetTypes.Interactions,
            _ => DatasetTypes.ActionInteractions,
        };
        var schema = schemaOf(type) ?? throw Invalid(field.Position, $"the dataset group has no {type} dataset for {field}");
        if (field.Dataset is FilterDataset.Interactions or FilterDataset.ActionInteractions)
        {
            // Every event has a type, in the schema or not.
            return;
        }

        var column = schema.Find(field.Name);
        if (column < 0)
        {
            throw Invalid(
                field.Position,
                $"the {type} dataset has no field {field.Name}; it has {string.Join(", ", schema.Fields.Select(known => known.Name))}");
        }

        var known = schema.Fields[column];
        if (known.Textual || known.Type == FieldType.Boolean)
        {
            throw Invalid(field.Position, $"{field} is {(known.Textual ? "textual" : "boolean")}; such fields can't be filtered by");
        }

        var ordered = condition.Operator is FilterOperator.Less or FilterOperator.LessOrEqual or FilterOperator.Greater or FilterOperator.GreaterOrEqual;
        if (ordered && known.Type == FieldType.Text)
        {
            throw Invalid(field.Position, $"{field} is text; less and greater compare numbers");
        }

        if (known.Type == FieldType.Number
            && condition.Operands.FirstOrDefault(operand => operand.Literal is { } text && RecordSchema.ToNumber(text) is null) is { } wrong)
        {
            throw Invalid(wrong.Position, $"{field} is a number, and '{wrong.Literal}' is not");
        }
    }
}
