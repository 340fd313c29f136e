using System;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Shell;

public sealed class InteractionTests
{
    private const string Confirming = """
        function f { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() if ($PSCmdlet.ShouldProcess('it', 'Do')) { 'done' } }
        f
        """;

    [Theory]
    [InlineData("-Command", "Read-Host question")]
    [InlineData("-Command", "$Host.UI.PromptForCredential('', '', '', '')")]
    [InlineData("-Command", Confirming)]
    public async Task Questions_are_errors_when_nobody_is_there(params string[] arguments)
    {
        var result = await ShellProcess.Run(["-NonInteractive", .. arguments]);
        Assert.Contains("NonInteractive mode", result.Errors.Replace("\n     | ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("done", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y\n", true)]
    [InlineData("Yes\n", true)]
    [InlineData("\n", true)]
    [InlineData("what\nn\n", false)]
    public async Task A_confirmation_is_asked_for(string answer, bool done)
    {
        var result = await ShellProcess.RunWith(answer, null, "-Command", Confirming);
        Assert.Contains("[Y] Yes", result.Output, StringComparison.Ordinal);
        Assert.Contains("(default is \"Y\")", result.Output, StringComparison.Ordinal);
        Assert.Equal(done, result.Output.Contains("done", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_parameter_is_asked_for()
    {
        var result = await ShellProcess.RunWith("7\n", null, "-Command", "function f { param([Parameter(Mandatory)][int]$Number) $Number + 1 } f");
        Assert.EndsWith("8\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'ready'; Start-Sleep 3600; 'not reached'")]
    [InlineData("'ready'; while ($true) { }")]
    public async Task Control_C_ends_what_runs(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that stands for Ctrl+C in another process.");
        Assert.SkipWhen(ShellProcess.IgnoresInterrupts, "This process was started to ignore Ctrl+C, and so is what it starts.");
        using var shell = ShellProcess.Start("-Command", command);
        await shell.Printed("ready");
        await shell.Interrupt();
        var result = await shell.Ended();
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("ready\n", result.Output);
    }
}
