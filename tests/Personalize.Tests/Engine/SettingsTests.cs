using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Personalize.Infrastructure;
using Xunit;

namespace Personalize.Tests.Engine;

[Collection(EnvironmentTests.Name)]
public sealed class SettingsTests : EngineTest
{
    private readonly AwsHome _home = new();

    [Fact]
    public async Task A_region_is_looked_for_in_order()
    {
        _home.Config("""
            [default]
            region = ap-south-1
            [profile dev]
            region=sa-east-1
            """);

        Assert.Equal(("ap-south-1", "profile 'default'"), await RegionAsync());
        _home.Set("AWS_PROFILE", "dev");
        Assert.Equal(("sa-east-1", "profile 'dev'"), await RegionAsync());
        _home.Set("AWS_DEFAULT_REGION", "us-west-2");
        Assert.Equal(("us-west-2", "AWS_DEFAULT_REGION"), await RegionAsync());
        _home.Set("AWS_REGION", "us-east-2");
        Assert.Equal(("us-east-2", "AWS_REGION"), await RegionAsync());
        Assert.Equal("eu-north-1", (await RegionAsync(new() { Region = "eu-north-1" })).Item1);

        async Task<(string?, string?)> RegionAsync(Connection? connection = null)
        {
            var report = await ResolveAsync(connection);
            return (report.Region, report.RegionSource);
        }
    }

    [Theory]
    [InlineData("eu west 1")]
    [InlineData("evil.example/")]
    [InlineData("-x")]
    public async Task What_is_not_a_region_is_said_so(string region)
    {
        _home.Set("AWS_REGION", region);

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => ResolveAsync());

        Assert.Contains("from AWS_REGION", error.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_region_says_where_it_was_looked_for_soon(bool askInstance)
    {
        AskInstance(askInstance);
        var watch = Stopwatch.StartNew();

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => ListAsync(new()));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        Assert.Contains("No AWS region is set", error.Message);
        Assert.Contains("AWS_REGION; AWS_DEFAULT_REGION", error.Message);
        Assert.Contains(_home.ConfigFile, error.Message);
        Assert.Contains("EC2 instance metadata", error.Message);
        Assert.Equal("ListSolutions", error.Operation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_credentials_says_where_they_were_looked_for_soon(bool askInstance)
    {
        AskInstance(askInstance);
        var watch = Stopwatch.StartNew();

        var error = await Assert.ThrowsAsync<CredentialException>(() => ListAsync(new() { Region = "eu-west-1" }));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        Assert.Contains("No AWS credentials were found", error.Message);
        Assert.Contains(_home.CredentialsFile, error.Message);
        Assert.Contains("AWS_CONTAINER_CREDENTIALS_FULL_URI", error.Message);
        Assert.Contains("aws sso login", error.Message);
    }

    [Fact]
    public async Task Nothing_found_is_no_error_when_it_is_only_asked_for()
    {
        var report = await ResolveAsync();

        Assert.Null(report.Region);
        Assert.Null(report.Endpoint);
        Assert.Null(report.AccessKeyId);
        Assert.Null(report.CredentialSource);
        Assert.Equal("standard", report.RetryMode);
        Assert.Equal(3, report.MaxAttempts);
    }

    [Fact]
    public async Task An_unknown_profile_names_the_files_and_the_profiles_there_are()
    {
        _home.Config("[profile zwei]\nregion=eu-west-1\n[sso-session s]\nsso_region=x\n");
        _home.Credentials("[eins]\naws_access_key_id=a\n");

        foreach (var connection in new[] { new Connection { ProfileName = "drei" }, new Connection() })
        {
            var error = await Assert.ThrowsAsync<ConfigurationException>(() => ListAsync(connection));

            Assert.Contains("no profile 'drei'", error.Message);
            Assert.Contains(_home.ConfigFile, error.Message);
            Assert.Contains(_home.CredentialsFile, error.Message);
            Assert.Contains("eins, zwei", error.Message);
            Assert.DoesNotContain("sso-session", error.Message);
            _home.Set("AWS_PROFILE", "drei");
        }
    }

    [Fact]
    public async Task A_variable_that_changes_takes_effect_on_the_next_call()
    {
        using var first = new WireServer();
        using var second = new WireServer();
        var connection = new Connection { AccessKeyId = "a", SecretKey = "b" };
        _home.Set("AWS_REGION", "eu-west-1");
        _home.Set("AWS_ENDPOINT_URL_PERSONALIZE", first.Url.AbsoluteUri);
        await ListAsync(connection);
        _home.Set("AWS_REGION", "us-west-2");
        _home.Set("AWS_ENDPOINT_URL_PERSONALIZE", second.Url.AbsoluteUri);

        await ListAsync(connection);

        Assert.Contains("/eu-west-1/", Assert.Single(first.Requests).Headers["Authorization"]);
        Assert.Contains("/us-west-2/", Assert.Single(second.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task An_endpoint_is_looked_for_in_order()
    {
        _home.Set("AWS_REGION", "eu-west-1");
        Assert.Equal(("https://personalize.eu-west-1.amazonaws.com/", "endpoint rules"), await EndpointAsync());
        _home.Config("""
            [default]
            endpoint_url = http://profile.example
            services = mine
            [services mine]
            s3 =
              endpoint_url = http://s3.example
            personalize =
              endpoint_url = http://section.example   # a comment
            personalize_runtime =
              endpoint_url = http://runtime.example
            """);
        await PassFileCheckAsync();
        Assert.Equal(("http://section.example/", "services 'mine' of profile 'default'"), await EndpointAsync());
        _home.Set("AWS_ENDPOINT_URL", "http://all.example");
        Assert.Equal(("http://all.example/", "AWS_ENDPOINT_URL"), await EndpointAsync());
        _home.Set("AWS_ENDPOINT_URL_PERSONALIZE", "http://own.example");
        Assert.Equal(("http://own.example/", "AWS_ENDPOINT_URL_PERSONALIZE"), await EndpointAsync());
        _home.Set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        Assert.Equal(("https://personalize.eu-west-1.amazonaws.com/", "endpoint rules"), await EndpointAsync());
        Assert.Equal("http://given.example/", (await EndpointAsync(new() { EndpointUrl = new Uri("http://given.example") })).Item1);

        async Task<(string?, string?)> EndpointAsync(Connection? connection = null)
        {
            var report = await ResolveAsync(connection);
            return (report.Endpoint?.AbsoluteUri, report.EndpointSource);
        }
    }

    [Fact]
    public async Task Fips_and_dual_stack_are_asked_for_by_variable_or_profile()
    {
        _home.Config("[default]\nregion = us-gov-west-1\nuse_fips_endpoint = true\n");
        Assert.Equal("personalize-fips.us-gov-west-1.amazonaws.com", (await ResolveAsync()).Endpoint!.Host);
        _home.Set("AWS_USE_DUALSTACK_ENDPOINT", "true");
        Assert.Equal("personalize-fips.us-gov-west-1.api.aws", (await ResolveAsync()).Endpoint!.Host);
        _home.Set("AWS_USE_FIPS_ENDPOINT", "false");
        Assert.Equal("personalize.us-gov-west-1.api.aws", (await ResolveAsync()).Endpoint!.Host);
        _home.Set("AWS_USE_FIPS_ENDPOINT", "yes");
        Assert.Contains("'yes', from AWS_USE_FIPS_ENDPOINT, must be true or false", (await Assert.ThrowsAsync<ConfigurationException>(() => ResolveAsync())).Message);
    }

    [Fact]
    public async Task Retries_are_set_by_variable_or_profile()
    {
        _home.Config("[default]\nretry_mode = adaptive\nmax_attempts = 7\n");
        Assert.Equal(("adaptive", 7), await RetriesAsync());
        _home.Set("AWS_RETRY_MODE", "standard");
        _home.Set("AWS_MAX_ATTEMPTS", "2");
        Assert.Equal(("standard", 2), await RetriesAsync());
        Assert.Equal(("standard", 9), await RetriesAsync(new() { MaxAttempts = 9 }));
        _home.Set("AWS_MAX_ATTEMPTS", "0");
        Assert.Contains("AWS_MAX_ATTEMPTS", (await Assert.ThrowsAsync<ConfigurationException>(() => ResolveAsync())).Message);
        _home.Set("AWS_RETRY_MODE", "wild");
        Assert.Contains("standard and adaptive", (await Assert.ThrowsAsync<ConfigurationException>(() => ResolveAsync())).Message);

        async Task<(string?, int?)> RetriesAsync(Connection? connection = null)
        {
            var report = await ResolveAsync(connection);
            return (report.RetryMode, report.MaxAttempts);
        }
    }

    [Fact]
    public async Task The_adaptive_mode_calls_and_retries()
    {
        _home.Set("AWS_RETRY_MODE", "adaptive");
        _home.Set("AWS_MAX_ATTEMPTS", "2");
        using var server = new WireServer(WireServer.Answer(503, ""), WireServer.Answer(200, """{"solutionVersion":{"name":"n"}}"""));

        Assert.Equal(2, (await DescribeAsync(server)).Call.Attempts);
        Assert.Equal("attempt=2; max=2", server.Requests.Last().Headers["amz-sdk-request"]);
    }

    [Fact]
    public async Task A_proxy_is_passed_by_for_loopback()
    {
        _home.Set("HTTP_PROXY", "http://127.0.0.1:1");
        using var server = new WireServer(WireServer.Answer(200, """{"solutionVersion":{"name":"n"}}"""));

        Assert.Equal("n", (await DescribeAsync(server)).Value!.Name);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _home.Dispose();
    }

    // Files are looked at once a second.
    private static Task PassFileCheckAsync() => Task.Delay(1100, TestContext.Current.CancellationToken);

    private void AskInstance(bool ask)
    {
        if (ask)
        {
            _home.Set("AWS_EC2_METADATA_DISABLED", null);
        }
    }

    private Task<ConnectionReport> ResolveAsync(Connection? connection = null) => Engine.ResolveAsync(connection ?? new(), TestContext.Current.CancellationToken);

    private Task<ServiceResponse<object>> ListAsync(Connection connection) =>
        Engine.InvokeAsync<object>(Request("ListSolutions", null), connection, TestContext.Current.CancellationToken);
}
