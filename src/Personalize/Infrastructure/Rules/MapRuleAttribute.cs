using System.Collections;
using System.Globalization;

namespace Personalize.Infrastructure;

/// <summary>How many entries a map may have, and what its keys and its values must be.</summary>
/// <param name="max">The greatest number of entries.</param>
/// <param name="key">What a key must be.</param>
/// <param name="values">What a value must be, all of it.</param>
internal abstract class MapRuleAttribute(int max, RuleAttribute key, params RuleAttribute[] values) : RuleAttribute
{
    public int Max { get; } = max;

    public RuleAttribute Key { get; } = key;

    public RuleAttribute[] Values { get; } = values;

    public override string? Problem(object value)
    {
        if (value is not IDictionary map)
        {
            return null;
        }

        if (map.Count > Max)
        {
            return $"It has {map.Count.ToString(CultureInfo.InvariantCulture)} entries, and must have at most {Max.ToString(CultureInfo.InvariantCulture)}.";
        }

        foreach (DictionaryEntry entry in map)
        {
            if (Key.Problem(entry.Key) is { } ofKey)
            {
                return $"The key {ofKey}";
            }

            foreach (var rule in Values)
            {
                if (entry.Value is not null && rule.Problem(entry.Value) is { } ofValue)
                {
                    return $"{entry.Key}: {ofValue}";
                }
            }
        }

        return null;
    }
}

/// <summary>Hyperparameters and other settings by name.</summary>
internal sealed class SettingsRuleAttribute() : MapRuleAttribute(100, new LengthRuleAttribute(0, 256), new LengthRuleAttribute(0, 1000));

/// <summary>Columns by the type of their dataset.</summary>
internal sealed class ColumnsRuleAttribute() : MapRuleAttribute(
    3, new DatasetTypeRuleAttribute(), new CountRuleAttribute(0, 50), new ColumnNameRuleAttribute());

/// <summary>How much what counts, from 0 to 1.</summary>
internal sealed class InfluenceRuleAttribute() : MapRuleAttribute(int.MaxValue, new OneOfRuleAttribute("POPULARITY", "FRESHNESS"), new RangeRuleAttribute(0, 1));

/// <summary>The values of a filter's parameters.</summary>
internal sealed class FilterValuesRuleAttribute() : MapRuleAttribute(
    25, new PatternRuleAttribute("[A-Za-z0-9_]+", "the name of a filter's parameter: letters, digits and underscores", 50), new LengthRuleAttribute(0, 1000));

/// <summary>The circumstances of a recommendation.</summary>
internal sealed class ContextRuleAttribute() : MapRuleAttribute(
    150, new PatternRuleAttribute(@"[A-Za-z\d_]+", "the name of a column: letters, digits and underscores", 150), new LengthRuleAttribute(0, 1000));

/// <summary>Columns that are wanted with recommendations, by the type of their dataset.</summary>
internal sealed class MetadataColumnsRuleAttribute() : MapRuleAttribute(1, new LengthRuleAttribute(0, 256), new CountRuleAttribute(0, 99), new LengthRuleAttribute(0, 150));
