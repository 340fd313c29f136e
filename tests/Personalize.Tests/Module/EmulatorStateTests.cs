using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Personalize.Tests.Shell;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>The emulator of a session: what it keeps in a file, and what it lets fail.</summary>
public sealed class EmulatorStateTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"personalize-state-{Guid.NewGuid():n}.json");

    [Fact]
    public async Task A_session_finds_what_an_earlier_one_left_in_the_file()
    {
        var output = await RunAsync(
            $$"""
            $emulator = Start-PersonalizeEmulator -Path '{{_file}}' -Frozen
            $null = Invoke-PersonalizeOperation CreateDatasetGroup @{ name = 'kept' }
            $emulator.FailNext('CreateDatasetGroup', 'No luck.')
            $null = Invoke-PersonalizeOperation CreateDatasetGroup @{ name = 'failed' }
            $emulator.Advance('00:10:00')
            $emulator.Save('{{_file}}.copy')
            Stop-PersonalizeEmulator
            $emulator = Start-PersonalizeEmulator -Path '{{_file}}' -Frozen
            $groups = (Invoke-PersonalizeOperation ListDatasetGroups).datasetGroups
            foreach ($group in $groups) { "$($group.name): $($group.status) $($group.failureReason)" }
            Stop-PersonalizeEmulator
            """);
        Assert.Equal(["kept: ACTIVE", "failed: CREATE FAILED No luck."], output);
        Assert.True(File.Exists(_file + ".copy"));
    }

    [Fact]
    public async Task A_file_that_is_no_state_is_told_and_stays_as_it_is()
    {
        await File.WriteAllTextAsync(_file, "notes", TestContext.Current.CancellationToken);
        var output = await RunAsync($"try {{ Start-PersonalizeEmulator -Path '{_file}' }} catch {{ $_.Exception.Message }}");
        Assert.Contains("is not JSON", Assert.Single(output), StringComparison.Ordinal);
        Assert.Equal("notes", await File.ReadAllTextAsync(_file, TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        File.Delete(_file);
        File.Delete(_file + ".copy");
    }

    private static async Task<string[]> RunAsync(string script)
    {
        var (exit, output, error) = await ShellProcess.RunWith(string.Empty, null, "-NonInteractive", "-Command", script);
        Assert.Equal(string.Empty, error);
        Assert.Equal(0, exit);
        return [.. output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
    }
}
