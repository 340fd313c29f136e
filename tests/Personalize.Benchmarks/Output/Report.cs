using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace Personalize.Benchmarks.Output;

/// <summary>Writes the figures as Markdown that also reads well as plain text.</summary>
internal sealed class Report(TextWriter writer)
{
    /// <summary>A heading.</summary>
    public void Title(string text) => writer.WriteLine($"\n## {text}\n");

    /// <summary>A line of text.</summary>
    public void Line(string text) => writer.WriteLine(text);

    /// <summary>
    /// A table of medians, each with its ratio to those that are compared with. What was skipped is named below it.
    /// </summary>
    public void Table(string unit, IReadOnlyList<Samples> samples, params string[] comparedWith)
    {
        var measured = samples.Where(sample => sample.Count > 0).ToArray();
        var references = measured.Where(sample => comparedWith.Contains(sample.Name)).ToArray();
        Rows(
            ["", "runs", $"median {unit}", "min", "max", .. references.Select(reference => $"÷ {reference.Name}")],
            measured.Select(sample => (string[])
            [
                sample.Name,
                Text(sample.Count, "0"),
                Number(sample.Median),
                Number(sample.Min),
                Number(sample.Max),
                .. references.Select(reference => Text(sample.Median / reference.Median, "0.00")),
            ]));
        foreach (var absent in samples.Where(sample => sample.Skipped is not null))
        {
            writer.WriteLine($"Skipped: {absent.Name}, {absent.Skipped}.");
        }
    }

    /// <summary>Says whether a ratio of medians is within its target; nothing where one of the two wasn't measured.</summary>
    public void Target(Samples ours, Samples theirs, double atMost)
    {
        if (ours.Count > 0 && theirs.Count > 0)
        {
            var ratio = ours.Median / theirs.Median;
            Verdict($"{ours.Name} ÷ {theirs.Name}: {Text(ratio, "0.00")}, at most {Text(atMost, "0.00")}", ratio <= atMost);
        }
    }

    /// <summary>Says whether a target is met.</summary>
    public void Verdict(string what, bool met) => writer.WriteLine($"- {(met ? "met" : "MISSED")}: {what}");

    /// <summary>A number as the tables show it: three digits that matter.</summary>
    public static string Number(double value) => Text(value, Math.Abs(value) switch { < 10 => "0.00", < 100 => "0.0", _ => "#,0" });

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private void Rows(string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.Prepend(heads).ToArray();
        var widths = heads.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < all.Length; i++)
        {
            text.Append("| ").AppendJoin(" | ", all[i].Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));
            text.AppendLine(" |");
            if (i == 0)
            {
                text.Append('|').AppendJoin('|', widths.Select((width, column) => new string('-', width + 1) + (column == 0 ? '-' : ':')));
                text.AppendLine("|");
            }
        }

        writer.WriteLine(text);
    }
}
