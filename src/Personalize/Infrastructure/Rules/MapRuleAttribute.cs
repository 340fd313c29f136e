using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Personalize.Infrastructure;

/// <summary>How many entries a map of texts may have, what its keys look like, and how long both may be.</summary>
internal sealed class MapRuleAttribute(int count, int keyMax, int valueMax) : RuleAttribute
{
    private static readonly Regex Key = new(@"\A[A-Za-z0-9_]+\z", RegexOptions.CultureInvariant);

    public int Count { get; } = count;

    public int KeyMax { get; } = keyMax;

    public int ValueMax { get; } = valueMax;

    public override string? Problem(object value)
    {
        var map = (Dictionary<string, string>)value;
        return map.Count > Count
            ? $"It has {Number(map.Count)} entries, and must have at most {Number(Count)}."
            : map.Select(entry => Problem(entry.Key, entry.Value)).FirstOrDefault(problem => problem is not null);
    }

    private string? Problem(string key, string text) =>
        !Key.IsMatch(key) || key.Length > KeyMax
            ? $"'{key}' is not a name: letters, digits and underscores, at most {Number(KeyMax)} of them."
            : text.Length > ValueMax ? $"{key} has {Number(text.Length)} characters, and must have at most {Number(ValueMax)}." : null;

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
