using System;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Shell;

/// <summary>The cmdlets that pwsh has from modules of its own; what is expected here is what pwsh 7.6 prints.</summary>
public sealed class EverydayCmdletTests
{
    [Theory]
    [InlineData("1..9 | Select-Object -First 2", "1 2")]
    [InlineData("1..9 | Select-Object -Last 2", "8 9")]
    [InlineData("1..9 | Select-Object -Last 2 -Skip 1", "7 8")]
    [InlineData("1..9 | Select-Object -First 1 -Last 1 -Skip 1", "2 9")]
    [InlineData("1..9 | Select-Object -Skip 7", "8 9")]
    [InlineData("1..9 | Select-Object -SkipLast 7", "1 2")]
    [InlineData("1..9 | Select-Object -Index 2, 4", "3 5")]
    [InlineData("1, 1, 2 | Select-Object -Unique", "1 2")]
    [InlineData("1..9 | ForEach-Object { $script:n = $_; $_ } | Select-Object -First 2 | Out-Null; $n", "2")]
    [InlineData("[pscustomobject]@{ A = 1, 2 } | Select-Object -ExpandProperty A", "1 2")]
    [InlineData("3, '10', 2, $null, 'b', 'A' | Sort-Object", "2 10 3 A b")]
    [InlineData("'b', 'a', 'B' | Sort-Object -Unique", "a b")]
    [InlineData("1..5 | Sort-Object { $_ % 3 }, @{ e = { $_ }; Descending = $true }", "3 4 1 5 2")]
    [InlineData("1..5 | Sort-Object -Descending -Top 2", "5 4")]
    [InlineData("1..5 | Group-Object { $_ % 2 } | ForEach-Object Count", "2 3")]
    [InlineData("(1..4 | Measure-Object -Sum -Average -Minimum -Maximum | ForEach-Object { $_.Count, $_.Sum, $_.Average, $_.Minimum, $_.Maximum })", "4 10 2.5 1 4")]
    [InlineData("@{ a = 1, $null; } | ConvertTo-Json -Compress", "{\"a\":[1,null]}")]
    [InlineData("[pscustomobject]@{ d = [datetime]'2024-01-02'; e = [DayOfWeek]1; f = 1.0 } | ConvertTo-Json -Compress", "{\"d\":\"2024-01-02T00:00:00\",\"e\":1,\"f\":1.0}")]
    [InlineData("'x' | Get-Member Length | ForEach-Object Definition", "int Length {get;}")]
    [InlineData("Set-Variable v 3; Get-Variable v -ValueOnly; Remove-Variable v; $null -eq $v", "3 True")]
    [InlineData("Test-Path .; Test-Path ./no-such; Test-Path . -PathType Leaf", "True False False")]
    [InlineData("Get-Date '2024-05-06 07:08:09' -Format yyyy/MM; (Get-Date 2024-01-01 -Day 5).Day", "2024/05 5")]
    [InlineData("1..3 | Format-Table | Out-String -Stream", "1 2 3")]
    [InlineData("try { Write-Error boom -ErrorAction Stop } catch [Microsoft.PowerShell.Commands.WriteErrorException] { $_.FullyQualifiedErrorId }", "Microsoft.PowerShell.Commands.WriteErrorException")]
    public async Task They_give_what_pwsh_gives(string command, string expected)
    {
        var result = await ShellProcess.Run("-Command", command);
        Assert.Equal("", result.Errors);
        Assert.Equal(expected, string.Join(' ', result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Tables_and_lists_take_properties_and_expressions()
    {
        var result = await ShellProcess.Run(
            "-Command",
            "$o = [pscustomobject]@{ A = 1; B = 'x' }; $o | Format-Table A, @{ n = 'Twice'; e = { $_.A * 2 } } -AutoSize; $o | Format-List B");
        Assert.Equal("\nA Twice\n- -----\n1     2\n\n\nB : x\n\n", result.Output);
    }

    [Fact]
    public async Task Csv_files_keep_every_character()
    {
        var result = await ShellProcess.Run("-Command", """
            $file = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
            [pscustomobject]@{ A = 1; B = "x,`"y`"`nz"; C = $null } | Export-Csv $file
            [pscustomobject]@{ A = 2; B = 'b'; C = '' } | Export-Csv $file -Append -UseQuotes AsNeeded
            [IO.File]::ReadAllText($file)
            Import-Csv $file | ForEach-Object { "<$($_.A)|$($_.B)|$($_.C)>" }
            [IO.File]::Delete($file)
            """);
        Assert.Equal(
            "\"A\",\"B\",\"C\"\n\"1\",\"x,\"\"y\"\"\nz\",\n2,b,\n\n<1|x,\"y\"\nz|>\n<2|b|>\n",
            result.Output);
    }

    [Theory]
    [InlineData("[datetime]::No", "Now")]
    [InlineData("Sort-Object -Desc", "-Descending")]
    [InlineData("./Personalize.Shell.runtimec", "./Personalize.Shell.runtimeconfig.json")]
    public async Task Tab_completion_finds_what_it_needs(string text, string expected)
    {
        var result = await ShellProcess.Run(
            "-Command",
            $"[Management.Automation.CommandCompletion]::CompleteInput('{text}', {text.Length}, $null).CompletionMatches[0].CompletionText");
        Assert.Equal(expected + "\n", result.Output);
    }

    [Fact]
    public async Task They_answer_to_the_module_names_of_pwsh()
    {
        Assert.Equal("1\n", (await ShellProcess.Run("-Command", "1 | Microsoft.PowerShell.Utility\\Select-Object -First 1")).Output);
    }

    [Fact]
    public async Task Redirection_writes_files()
    {
        var result = await ShellProcess.Run("-Command", """
            $file = [IO.Path]::GetTempFileName()
            'a' > $file; 'b' >> $file; Write-Warning 'c' 3>> $file
            [IO.File]::ReadAllText($file)
            [IO.File]::Delete($file)
            """);
        Assert.Equal("a\nb\nc\n\n", result.Output);
    }

    [Fact]
    public async Task Files_are_made_written_read_and_removed()
    {
        var result = await ShellProcess.Run("-Command", """
            $folder = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
            New-Item $folder -ItemType Directory | Out-Null
            $file = Join-Path $folder users.csv
            'USER_ID', '1' | Set-Content $file
            Add-Content $file 2
            (Import-Csv $file).USER_ID
            (Get-Content $file -Raw).Length
            Remove-Item $folder -Recurse
            Test-Path $folder
            Test-Path (New-TemporaryFile | ForEach-Object { Remove-Item $_.FullName; $_.FullName })
            """);
        Assert.Equal("1\n2\n12\nFalse\nFalse\n", result.Output);
        Assert.Equal("", result.Errors);
    }

    [Fact]
    public async Task Json_and_lines_of_csv_become_objects()
    {
        var result = await ShellProcess.Run("-Command", """
            '{"a":[1,2.5,{"b":"x"}],"c":null}' | ConvertFrom-Json | ConvertTo-Json -Depth 5 -Compress
            ('{"a":{"b":1}}' | ConvertFrom-Json -AsHashtable).a.b
            ('a,b', '1,"2,3"' | ConvertFrom-Csv).b
            (Measure-Command { Start-Sleep -Milliseconds 20 }).TotalMilliseconds -ge 15
            """);
        Assert.Equal("""{"a":[1,2.5,{"b":"x"}],"c":null}""" + "\n1\n2,3\nTrue\n", result.Output);
    }

    [Fact]
    public async Task An_unknown_parameter_is_an_error()
    {
        var result = await ShellProcess.Run("-Command", "1 | Sort-Object -NoSuch");
        Assert.Contains("NoSuch", result.Errors, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }
}
