using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Personalize.Tests.Shell;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>The connection: where it comes from, and what is said when there is none.</summary>
public sealed class SessionTests
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["AWS_ACCESS_KEY_ID"] = EmulatedSession.AccessKey,
        ["AWS_SECRET_ACCESS_KEY"] = EmulatedSession.SecretKey,
    };

    [Theory]
    [InlineData("Get-PersonalizeBatchInferenceJob", "AWS_REGION", "Personalize.ConfigurationException")]
    [InlineData("Get-PersonalizeBatchInferenceJob -Region us-east-1", "AWS_ACCESS_KEY_ID", "Personalize.CredentialException")]
    public async Task No_region_and_no_credentials_are_told_with_the_places_looked_in(string call, string place, string exception)
    {
        var (_, output, _) = await RunAsync(
            $$"""
            try { {{call}} } catch { "$($_.Exception.GetType()): $($_.Exception.Message)" }
            """);
        Assert.Contains(exception, output, StringComparison.Ordinal);
        Assert.Contains(place, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_is_what_the_cmdlets_use()
    {
        var (exit, output, error) = await RunAsync(
            """
            Set-PersonalizeSession -Region eu-west-1 -MaxAttempts 7 -TimeoutSec 20
            $session = Get-PersonalizeSession
            "$($session.Region) $($session.Endpoint) $($session.MaxAttempts) $($session.TimeoutSec) $($session.AccessKeyId)"
            (Set-PersonalizeSession -Region cn-north-1 -PassThru).Endpoint.Host
            Clear-PersonalizeSession
            "region: $((Get-PersonalizeSession).Region)"
            """,
            Keys);
        Assert.Equal("", error);
        Assert.Equal(0, exit);
        Assert.Equal(
            ["eu-west-1 https://personalize.eu-west-1.amazonaws.com/ 7 20 " + EmulatedSession.AccessKey, "personalize.cn-north-1.amazonaws.com.cn", "region:"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task The_emulator_s_session_ends_with_it()
    {
        var (exit, output, error) = await RunAsync(
            """
            Set-PersonalizeSession -Region eu-west-1
            $null = Start-PersonalizeEmulator -Region us-west-2
            (Get-PersonalizeSession).Region
            Stop-PersonalizeEmulator
            (Get-PersonalizeSession).Region
            """,
            Keys);
        Assert.Equal("", error);
        Assert.Equal(0, exit);
        Assert.Equal(["us-west-2", "eu-west-1"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task A_second_emulator_is_refused_with_the_first_one_s_address()
    {
        var (_, output, _) = await RunAsync(
            "$url = (Start-PersonalizeEmulator).Url; try { Start-PersonalizeEmulator } catch { $_.FullyQualifiedErrorId; $_.Exception.Message.Contains($url.ToString()) }; Stop-PersonalizeEmulator");
        Assert.Contains("EmulatorAlreadyRunning,", output, StringComparison.Ordinal);
        Assert.Contains("True", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_without_its_key_is_told()
    {
        var (_, output, _) = await RunAsync("try { Set-PersonalizeSession -SessionToken ([securestring]::new()) } catch { $_.Exception.Message }");
        Assert.Contains("-Credential", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runspaces_side_by_side_share_the_session()
    {
        var (exit, output, error) = await RunAsync(
            $$"""
            $null = Start-PersonalizeEmulator -Sample
            $runspace = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault2())
            $runspace.Open()
            $other = [powershell]::Create($runspace).AddScript("Import-Module '{{StagedModule.RepositoryRoot}}/Personalize.psd1'; (Get-PersonalizeBatchInferenceJob -First 3).Count")
            $other.Invoke()
            Stop-PersonalizeEmulator
            """);
        Assert.Equal("", error);
        Assert.Equal(0, exit);
        Assert.Equal("3", output.Trim());
    }

    private static Task<ShellResult> RunAsync(string script, IReadOnlyDictionary<string, string>? environment = null) =>
        ShellProcess.RunWith("", environment, "-NonInteractive", "-Command", script);
}
