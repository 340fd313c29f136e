using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Personalize.Tests.Shell;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>What a window of a usual width shows of each type.</summary>
public sealed class ViewTests
{
    [Theory]
    [InlineData("Get-PersonalizeSolutionVersion", "Created", "Status", "Version", "Solution", "Mode", "Type")]
    [InlineData("Get-PersonalizeSolutionVersion -Detailed", "Created", "Status", "HPO", "Hours", "Version", "Solution")]
    [InlineData("Get-PersonalizeBatchInferenceJob -First 100", "Created", "Status", "Name", "SolutionVersion", "Mode")]
    [InlineData("Get-PersonalizeBatchInferenceJob -First 20 -Detailed", "Created", "Status", "Name", "SolutionVersion", "Mode")]
    public async Task A_table_has_every_column_at_80_and_at_120_columns(string command, params string[] headings)
    {
        foreach (var width in (int[])[80, 120])
        {
            var lines = await LinesAsync(command, width);
            Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
            Assert.Equal(headings, lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));

            // What tells rows apart is whole: when, and how it stands.
            Assert.All(lines.Skip(2), line => Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2} (ACTIVE|CREATE [A-Z_]+) ", line));
        }
    }

    [Fact]
    public async Task A_name_is_whole_at_120_columns()
    {
        var lines = await LinesAsync("Get-PersonalizeBatchInferenceJob -First 20", 120);
        Assert.DoesNotContain(lines, line => line.Contains('…', StringComparison.Ordinal));
    }

    private static async Task<string[]> LinesAsync(string command, int width)
    {
        var result = await ShellProcess.RunWith(
            "",
            new Dictionary<string, string> { ["COLUMNS"] = $"{width}" },
            "-NonInteractive",
            "-Command",
            $"$null = Start-PersonalizeEmulator -Sample; {command}");
        Assert.Equal("", result.Errors);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
