using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Personalize.Emulator;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>Lists of several regions.</summary>
public sealed class ManyRegionsTests : IDisposable
{
    private readonly List<IDisposable> _emulators = [];
    private readonly RegionRouter _router;
    private readonly PowerShellSession _session = new();

    public ManyRegionsTests()
    {
        var urls = new Dictionary<string, string>();
        foreach (var region in (string[])["eu-west-1", "us-east-1", "ap-south-1"])
        {
            _emulators.Add(EmulatorHost.Start(["--sample", "--frozen", "--region", region], out var url));
            urls[region] = url;
        }

        _router = new RegionRouter(urls);

        // The emulators don't know the key and so don't recompute its signatures, which are for the router's address.
        _session.Run(
            $$"""
            $secret = [securestring]::new(); 'secret'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
            $global:PSDefaultParameterValues = @{
                '*-Personalize*:EndpointUrl' = '{{_router.Url}}'
                '*-Personalize*:Credential'  = [pscredential]::new('UNKNOWNEXAMPLEKEY', $secret)
                '*-Personalize*:MaxAttempts' = 1
            }
            """).ThrowOnError();
    }

    public void Dispose()
    {
        _session.Dispose();
        _router.Dispose();
        _emulators.ForEach(emulator => emulator.Dispose());
    }

    [Fact]
    public void Output_is_grouped_in_the_order_of_the_regions()
    {
        var one = _session.Run("Get-PersonalizeSolution -All -Region us-east-1").ThrowOnError().Of<SolutionSummary>().Count();
        var result = _session.Run("Get-PersonalizeSolution -All -Region us-east-1, eu-west-1, US-EAST-1").ThrowOnError();
        Assert.True(one > 3);
        Assert.Equal(
            [.. Enumerable.Repeat("us-east-1", one), .. Enumerable.Repeat("eu-west-1", one)], result.Of<SolutionSummary>().Select(solution => Region(solution.SolutionArn)));
    }

    [Theory]
    [InlineData("-All")]
    [InlineData("-All -MaxResults 20")]
    [InlineData("-Status *")]
    [InlineData("-All -Detailed -Name *1*")]
    public void Every_page_of_every_region_comes_in_its_order(string how)
    {
        var command = "(Get-PersonalizeBatchInferenceJob " + how;
        var expected = _session.Run($"{command} -Region ap-south-1).Arn; {command} -Region eu-west-1).Arn").ThrowOnError().Of<string>().ToList();
        var result = _session.Run($"{command} -Region ap-south-1, eu-west-1).Arn").ThrowOnError();
        Assert.Equal(expected, result.Of<string>());
    }

    [Fact]
    public void First_and_Skip_count_over_all()
    {
        var all = _session.Run("(Get-PersonalizeSolution -All -Region eu-west-1, us-east-1).Arn").ThrowOnError().Of<string>().ToList();
        var half = all.Count / 2;
        Assert.Equal(all.Skip(half - 2).Take(4), _session.Run($"(Get-PersonalizeSolution -Region eu-west-1, us-east-1 -Skip {half - 2} -First 4).Arn").ThrowOnError().Of<string>());
        Assert.Equal(all.Take(2), _session.Run("(Get-PersonalizeSolution -Region eu-west-1, us-east-1 -First 2).Arn").ThrowOnError().Of<string>());
    }

    [Fact]
    public void One_page_of_each_comes_with_a_warning_for_each_that_has_more()
    {
        var result = _session.Run("Get-PersonalizeBatchInferenceJob -MaxResults 5 -Region eu-west-1, us-east-1").ThrowOnError();
        Assert.Equal(10, result.Output.Count);
        Assert.Equal(2, result.Warnings.Count);
        Assert.Contains("in eu-west-1", result.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("in us-east-1", result.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_one_region_leaves_the_others()
    {
        _router.Before = region => region == "us-east-1" ? Task.FromException(new InvalidOperationException()) : Task.CompletedTask;
        var urls = _session.Run("Get-PersonalizeSolution -All -TimeoutSec 10 -Region us-east-1, eu-west-1");
        Assert.NotEmpty(urls.Output);
        Assert.All(urls.Of<SolutionSummary>(), solution => Assert.Equal("eu-west-1", Region(solution.SolutionArn)));
        Assert.Equal("us-east-1", Assert.Single(urls.Errors).TargetObject);
    }

    [Fact]
    public async Task They_are_asked_side_by_side()
    {
        // Each request is held back until both are there.
        var waiting = new HashSet<string>();
        var both = new TaskCompletionSource();
        _router.Before = region =>
        {
            lock (waiting)
            {
                waiting.Add(region);
                if (waiting.Count == 2)
                {
                    both.TrySetResult();
                }
            }

            return both.Task;
        };
        var (shell, running) = _session.Begin("Get-PersonalizeSolution -Region us-east-1, eu-west-1 -TimeoutSec 60");
        using (shell)
        {
            Assert.NotEmpty(await running.WaitAsync(Patience.Enough, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void A_token_goes_with_one_region()
    {
        var result = _session.Run("Get-PersonalizeSolution -Region us-east-1, eu-west-1 -NextTokenVariable t");
        Assert.StartsWith("TokenOfManyRegions", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ARN_of_another_region_is_told_and_only_lists_take_several()
    {
        var error = Assert.Single(_session.Run("Get-PersonalizeSolution arn:aws:personalize:us-east-1:123456789012:solution/x -Region us-east-1, eu-west-1").Errors);
        Assert.Contains("Region", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "one region",
            Assert.Single(_session.Run("Get-PersonalizeRecipe arn:aws:personalize:::recipe/aws-sims -Region us-east-1, eu-west-1").Errors).Exception.Message,
            StringComparison.Ordinal);
        Assert.Single(_session.Run("New-PersonalizeDatasetGroup x -Region us-east-1, eu-west-1").Errors);
    }

    [Fact]
    public void Defaults_of_one_and_of_several_regions_work()
    {
        Assert.NotEmpty(_session.Run(
            "$global:PSDefaultParameterValues = $PSDefaultParameterValues + @{ '*-Personalize*:Region' = 'us-east-1' }; Get-PersonalizeSolution")
            .ThrowOnError().Output);
        var regions = _session.Run(
            """
            $defaults = @{ 'Get-PersonalizeSolution:Region' = 'us-east-1', 'ap-south-1' }
            foreach ($name in 'EndpointUrl', 'Credential') { $defaults["*-Personalize*:$name"] = $PSDefaultParameterValues["*-Personalize*:$name"] }
            $global:PSDefaultParameterValues = $defaults
            Get-PersonalizeSolution -All
            """).ThrowOnError();
        Assert.Equal(["us-east-1", "ap-south-1"], regions.Of<SolutionSummary>().Select(solution => Region(solution.SolutionArn)).Distinct());
    }

    private static string Region(string? arn) => arn!.Split(':')[3];
}
