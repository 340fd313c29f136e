using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Shell;

public sealed class StreamTests
{
    [Fact]
    public async Task Only_errors_go_to_standard_error_and_nothing_is_coloured_or_drawn()
    {
        var result = await ShellProcess.Run("-Command", """
            Write-Host h -ForegroundColor Red; Write-Warning w; Write-Verbose v -Verbose; Write-Debug d -Debug
            Write-Information hidden; Write-Information i -InformationAction Continue
            Write-Progress Working -PercentComplete 50
            Write-Error e
            'o'
            """);
        Assert.Equal("h\nWARNING: w\nVERBOSE: v\nDEBUG: d\ni\no\n", result.Output);
        Assert.Contains("e\n", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', result.Output + result.Errors);
    }

    [Fact]
    public async Task An_error_shows_its_line()
    {
        var script = Path.Combine(Path.GetTempPath(), $"personalize-{Guid.NewGuid():N}.ps1");
        await File.WriteAllTextAsync(script, "'before'\nthrow 'too bad'", TestContext.Current.CancellationToken);
        var result = await ShellProcess.Run(script);
        File.Delete(script);
        Assert.Equal($"Exception: {script}:2\nLine |\n   2 |  throw 'too bad'\n     |  ~~~~~~~~~~~~~~~\n     | too bad\n", result.Errors);
    }

    [Fact]
    public async Task Output_is_utf8()
    {
        Assert.Equal("é–日本🎬\n", (await ShellProcess.Run("-Command", "'é–日本🎬'")).Output);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(120)]
    public async Task A_table_keeps_to_the_width(int columns)
    {
        var result = await ShellProcess.RunWith(
            "",
            new Dictionary<string, string> { ["COLUMNS"] = $"{columns}" },
            "-Command",
            "[pscustomobject]@{ A = 'a' * 100; B = 'b' * 100 } | Format-Table");
        var widest = result.Output.Split('\n').Max(line => line.Length);
        Assert.InRange(widest, columns - 2, columns);
    }

    [Fact]
    public async Task Standard_input_is_run_line_by_line()
    {
        var result = await ShellProcess.RunWith("1+1\nif ($true) {\n'in a block'\n}\n\n$x = 5\n\"x is $x\"", null);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("\n2\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nin a block\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nx is 5\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_reaches_a_command_that_reads_input()
    {
        Assert.Equal("<a>\n<b>\n", (await ShellProcess.RunWith("a\nb\n", null, "-Command", "$input | ForEach-Object { \"<$_>\" }")).Output);
    }
}
