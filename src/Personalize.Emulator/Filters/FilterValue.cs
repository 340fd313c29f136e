using System.Collections.Generic;
using System.Text;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Records;

namespace Personalize.Emulator.Filters;

/// <summary>
/// The value of a placeholder as <c>filterValues</c> carries it: texts in double quotes or numbers, separated by commas, as in
/// <c>"drama","comedy"</c>.
/// </summary>
internal static class FilterValue
{
    /// <summary>The single values.</summary>
    /// <exception cref="ServiceError">It is not written so.</exception>
    public static IReadOnlyList<string> Read(string placeholder, string text)
    {
        var values = new List<string>();
        var at = 0;
        do
        {
            values.Add(ReadOne(placeholder, text, ref at));
        }
        while (at++ < text.Length);
        return values;
    }

    private static string ReadOne(string placeholder, string text, ref int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        var value = new StringBuilder();
        if (at < text.Length && text[at] == '"')
        {
            at++;
            while (at < text.Length && text[at] != '"')
            {
                at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
                value.Append(text[at++]);
            }

            if (at++ == text.Length)
            {
                throw Wrong(placeholder, "its last text has no closing quote");
            }

            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            return at == text.Length || text[at] == ',' ? value.ToString() : throw Wrong(placeholder, "its texts are not separated by commas");
        }

        var end = text.IndexOf(',', at);
        var plain = text[at..(end < 0 ? text.Length : end)].Trim();
        at = end < 0 ? text.Length : end;
        return RecordSchema.ToNumber(plain) is not null
            ? plain
            : throw Wrong(placeholder, plain.Length == 0 ? "it has an empty value" : "a text in it is not in double quotes");
    }

    private static ServiceError Wrong(string placeholder, string problem) => ServiceError.InvalidInput(
        $"The value of the filter's parameter {placeholder} can't be read: {problem}. "
        + "Values are numbers, or texts in double quotes, with commas between them: \"drama\",\"comedy\".");
}
