using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Shell;

public sealed class ExitCodeTests : IDisposable
{
    private readonly string _script = Path.Combine(Path.GetTempPath(), $"personalize-{Guid.NewGuid():N}.ps1");

    public void Dispose() => File.Delete(_script);

    [Theory]
    [InlineData("1", 0)]
    [InlineData("$false", 0)]
    [InlineData("Write-Error bad", 1)]
    [InlineData("throw 'bad'", 1)]
    [InlineData("Write-Error bad; 1", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("No-SuchCommand", 1)]
    [InlineData("if (1) {", 1)]
    [InlineData("1 +* 2", 1)]
    public async Task A_command_ends_with(string command, int exitCode)
    {
        Assert.Equal(exitCode, (await ShellProcess.Run("-Command", command)).ExitCode);
    }

    [Theory]
    [InlineData("1", 0)]
    [InlineData("exit 9", 9)]
    [InlineData("& { exit 4 }", 4)]
    [InlineData("Write-Error bad", 0)]
    [InlineData("throw 'bad'", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Write-Error bad; 1", 1)]
    [InlineData("'unfinished", 1)]
    public async Task A_script_ends_with(string script, int exitCode)
    {
        await File.WriteAllTextAsync(_script, script, TestContext.Current.CancellationToken);
        Assert.Equal(exitCode, (await ShellProcess.Run("-File", _script)).ExitCode);
    }

    [Theory]
    [InlineData("-File", "no-such-script.ps1")]
    [InlineData("no-such-script.ps1")]
    [InlineData("-NoSuchOption")]
    [InlineData("-Command")]
    [InlineData("-File")]
    public async Task A_wrong_command_line_ends_with_64_and_the_usage(params string[] arguments)
    {
        var result = await ShellProcess.Run(arguments);
        Assert.Equal(64, result.ExitCode);
        Assert.Contains("Usage:", result.Errors, StringComparison.Ordinal);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task Help_is_no_error()
    {
        var result = await ShellProcess.Run("-Help");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("Usage:", result.Output, StringComparison.Ordinal);
    }
}
