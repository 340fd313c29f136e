using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Personalize.Tests.Shell;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>What the module loads, and that it gets on with another AWSSDK.Core in the same process.</summary>
public sealed class IsolationTests
{
    private const string Loaded =
        "[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object FullName -Match '^(AWSSDK|Personalize)' | ForEach-Object { $_.GetName().Name } | Write-Output";

    private static readonly string OtherCore = Path.Combine(AppContext.BaseDirectory, "other-aws", "AWSSDK.Core.dll");

    private static readonly string Journey =
        $$"""
        Start-PersonalizeEmulator -Sample | Out-Null
        "jobs: $(@(Get-PersonalizeBatchInferenceJob -All).Count)"
        "tuned: $(@(Get-PersonalizeSolutionVersion -All -Detailed | Where-Object { $_.TunedHPOParams }).Count -gt 0)"
        Stop-PersonalizeEmulator

        """;

    [Fact]
    public async Task Import_loads_one_assembly_and_nothing_of_AWS()
    {
        var (exit, output, error) = await RunAsync(Loaded);
        Assert.Equal("", error);
        Assert.Equal(0, exit);
        Assert.Equal(["Personalize", "Personalize.Shell"], Lines(output).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Calls_work_with_another_AWSSDK_Core_loaded_first()
    {
        var (exit, output, error) = await RunAsync($"{LoadOther()}; {Journey}");
        Assert.Equal("", error);
        Assert.Equal(0, exit);
        Assert.Contains("jobs: 340", output, StringComparison.Ordinal);
        Assert.Contains("tuned: True", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_work_with_another_AWSSDK_Core_loaded_after()
    {
        var (exit, output, error) = await RunAsync(
            $"{Journey}; {LoadOther()}; Clear-PersonalizeSession; {Journey}"
            + "[Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | Where-Object FullName -Like 'AWSSDK.Core,*' | ForEach-Object { 'default: ' + $_.Location }");
        Assert.Equal("", error);
        Assert.Equal(0, exit);
        Assert.Equal(2, output.Split("jobs: 340").Length - 1);
        Assert.Contains("default: " + OtherCore, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Import-Module $manifest -Force; ")]
    [InlineData("Remove-Module Personalize; Import-Module $manifest; ")]
    public async Task The_module_can_be_loaded_again(string again)
    {
        var (exit, output, error) = await RunAsync(
            $"$manifest = '{Path.Combine(StagedModule.RepositoryRoot, "Personalize.psd1")}'; {Journey}; {again} {Journey} [Personalize.SolutionVersion].FullName");
        Assert.Equal("", error);
        Assert.Equal(0, exit);
        Assert.Equal(2, output.Split("jobs: 340").Length - 1);
    }

    [Fact]
    public async Task Removing_the_module_ends_the_emulator()
    {
        var (exit, output, error) = await RunAsync(
            """
            $url = (Start-PersonalizeEmulator).Url
            Remove-Module Personalize
            try { [Net.Sockets.TcpClient]::new('127.0.0.1', $url.Port).Dispose(); 'still there' } catch { 'gone' }
            """);
        Assert.Equal("", error);
        Assert.Equal(0, exit);
        Assert.Equal(["gone"], Lines(output));
    }

    private static string LoadOther()
    {
        Assert.True(File.Exists(OtherCore), $"{OtherCore} is what another module would bring.");
        return $"[Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath('{OtherCore}') | Out-Null";
    }

    private static string[] Lines(string output) => output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Task<ShellResult> RunAsync(string script) =>
        ShellProcess.RunWith("", null, "-NonInteractive", "-Command", script);
}
