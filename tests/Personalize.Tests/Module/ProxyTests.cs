using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Personalize.Tests.Engine;
using Personalize.Tests.Shell;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>Networks that let nothing out but through a proxy. The variables are read once in a process, so each test has one of its own.</summary>
public sealed class ProxyTests
{
    private const string EmptyList = """{"batchInferenceJobs":[]}""";

    [Fact]
    public async Task A_call_goes_through_the_proxy_that_the_environment_names()
    {
        using var proxy = new WireServer(WireServer.Answer(200, EmptyList));
        var result = await RunAsync(proxy, "HTTP_PROXY", "-EndpointUrl http://personalize.example.test");

        Assert.Equal("", result.Errors);
        Assert.Equal("POST http://personalize.example.test/ HTTP/1.1", Assert.Single(proxy.Requests).Line);
    }

    [Fact]
    public async Task A_call_to_AWS_itself_asks_the_proxy_for_a_tunnel()
    {
        using var proxy = new WireServer(WireServer.Answer(403, ""));
        var result = await RunAsync(proxy, "HTTPS_PROXY", "-MaxAttempts 1");

        Assert.Contains("ConnectionException", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("CONNECT personalize.us-east-1.amazonaws.com:443 ", proxy.Requests.First().Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_for_the_proxy_is_asked_directly()
    {
        using var proxy = new WireServer(WireServer.Answer(200, EmptyList));
        var result = await RunAsync(proxy, "HTTP_PROXY", "-EndpointUrl http://personalize.example.invalid -MaxAttempts 1", "*.invalid,.invalid");

        Assert.Contains("ConnectionException", result.Output, StringComparison.Ordinal);
        Assert.Empty(proxy.Requests);
    }

    private static Task<ShellResult> RunAsync(WireServer proxy, string variable, string parameters, string except = "") =>
        ShellProcess.RunWith(
            "",
            new Dictionary<string, string>
            {
                [variable] = proxy.Url.ToString(),
                ["NO_PROXY"] = except,
                ["AWS_ACCESS_KEY_ID"] = EmulatedSession.AccessKey,
                ["AWS_SECRET_ACCESS_KEY"] = EmulatedSession.SecretKey,
            },
            "-NonInteractive",
            "-Command",
            $"try {{ Get-PersonalizeBatchInferenceJob -Region us-east-1 {parameters} -ErrorAction Stop }} catch {{ $_.Exception.GetType().Name }}");
}
