using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Shell;

public sealed class ScriptArgumentTests : IDisposable
{
    private readonly string _script = Path.Combine(Path.GetTempPath(), $"personalize-{Guid.NewGuid():N}.ps1");

    public void Dispose() => File.Delete(_script);

    [Theory]
    [InlineData("a,,False,1,", "a")]
    [InlineData("x y,,False,1,", "-Name", "x y")]
    [InlineData("x,,True,1,", "-Name:x", "-Flag")]
    [InlineData("x,,False,1,", "-Name:x", "-Flag:$false")]
    [InlineData("x,,True,4,", "-Flag:$true", "-Number", "4", "x")]
    [InlineData("x,y,False,3,u v", "x", "y", "3", "u", "v")]
    public async Task They_bind_as_parameters(string expected, params string[] arguments)
    {
        await File.WriteAllTextAsync(
            _script,
            "param([string]$Name, [string]$Second, [switch]$Flag, [int]$Number = 1) \"$Name,$Second,$Flag,$Number,$args\"",
            TestContext.Current.CancellationToken);
        var result = await ShellProcess.Run(["-File", _script, .. arguments]);
        Assert.Equal(expected + "\n", result.Output);
    }

    [Fact]
    public async Task A_script_knows_where_it_is()
    {
        await File.WriteAllTextAsync(_script, "$PSScriptRoot; $PSCommandPath", TestContext.Current.CancellationToken);
        var result = await ShellProcess.Run(_script);
        Assert.Equal($"{Path.GetDirectoryName(_script)}\n{_script}\n", result.Output);
    }
}
