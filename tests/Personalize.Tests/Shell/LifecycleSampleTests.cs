using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Shell;

/// <summary>The sample of a whole life, in the shell.</summary>
public sealed class LifecycleSampleTests : IDisposable
{
    private static readonly string Sample = Path.Combine(StagedModule.RepositoryRoot, "samples", "lifecycle.ps1");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lifecycle");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_runs_to_its_end_twice_in_a_row_and_calls_every_operation()
    {
        for (var run = 1; run <= 2; run++)
        {
            var (exit, output, error) = await ShellProcess.Run("-NonInteractive", "-File", Sample);
            Assert.Equal("", error);
            Assert.Equal(0, exit);
            Assert.Contains("# Nothing is left, and nothing is billed.\n  71 operations of the service", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("s3://films-data/items.csv", "s3://films-data/items.parquet", "DatasetImportJob films-items-1: CREATE FAILED. Invalid Data location.")]
    [InlineData("recipe/aws-item-affinity", "recipe/aws-vod-top-picks", "not for solutions")]
    public async Task A_step_that_fails_ends_it_with_an_exit_code(string step, string mistake, string reason)
    {
        var path = Path.Combine(_folder.FullName, "lifecycle.ps1");
        var script = await File.ReadAllTextAsync(Sample, TestContext.Current.CancellationToken);
        Assert.Contains(step, script, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            path,
            script.Replace("$PSScriptRoot/..", StagedModule.RepositoryRoot, StringComparison.Ordinal).Replace(step, mistake, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var (exit, output, error) = await ShellProcess.Run("-NonInteractive", "-File", path);
        Assert.Equal(1, exit);
        Assert.Contains(reason, Unwrapped(error), StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing is left", output, StringComparison.Ordinal);
    }

    // The shell breaks an error's lines, and sets a bar before each.
    private static string Unwrapped(string error) => error.Replace("\n     | ", " ", StringComparison.Ordinal);
}
