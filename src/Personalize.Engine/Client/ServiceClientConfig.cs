using System;
using System.Net.Http;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Personalize.Engine;

/// <summary>
/// The SDK's configuration of one client. Every setting that the pipeline asks for is set here: one that is not would send the SDK to the
/// environment and the config files by itself, once for the whole process.
/// </summary>
internal sealed class ServiceClientConfig : ClientConfig
{
    private static readonly DefaultConfigurationProvider Defaults =
        new([new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard }]);

    public ServiceClientConfig(ApiFacts api, ConnectionSettings settings)
        : base(Defaults)
    {
        ServiceId = api.ServiceId;
        RegionEndpointServiceName = api.HostPrefix;
        AuthenticationServiceName = ApiFacts.SigningName;
        AuthenticationRegion = settings.Region;
        IgnoreConfiguredEndpointUrls = true;
        ServiceURL = settings.Endpoint.AbsoluteUri;
        RetryMode = settings.IsAdaptive ? RequestRetryMode.Adaptive : RequestRetryMode.Standard;
        MaxErrorRetry = settings.MaxAttempts - 1;
        // The SDK would repeat up to ten times whatever a reset connection interrupted, without counting and without asking whether it may.
        MaxStaleConnectionRetries = 0;
        Timeout = System.Threading.Timeout.InfiniteTimeSpan;
        UseDualstackEndpoint = settings.UseDualStack;
        UseFIPSEndpoint = settings.UseFips;
        DisableClockSkewCorrection = settings.DisableClockSkewCorrection;
        ClientAppId = settings.AppId ?? "";
        AccountIdEndpointMode = AccountIdEndpointMode.DISABLED;
        AuthSchemePreference = [];
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        DisableRequestCompression = true;
        EndpointDiscoveryEnabled = false;
        DisableLogging = true;
        LogMetrics = false;
        AllowAutoRedirect = false;
        HttpClientFactory = new ConnectionPool(settings.Endpoint);
    }

    public override string ServiceVersion => "2018-05-22";

    public override string UserAgent { get; } = "personalize-powershell/" + typeof(ServiceClientConfig).Assembly.GetName().Version!.ToString(3);

    public override string RegionEndpointServiceName { get; }

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => new(ServiceURL);

    /// <summary>The HTTP connections of one client.</summary>
    private sealed class ConnectionPool(Uri endpoint) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy can't reach this machine's own loopback, where the emulator lives.
            UseProxy = !endpoint.IsLoopback,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            // So that a changed address is noticed by a session that lasts for days.
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ActivityHeadersPropagator = null,
        })
        {
            // Each attempt has its own bound, which covers the body too.
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
    }
}
