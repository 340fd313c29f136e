using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Personalize.Engine;

/// <summary>
/// AWS's own client, with a pipeline that holds what a call of these APIs needs: marshalling, endpoint, retries, signature, our reading of the
/// answer, HTTP. What the SDK has for metrics, events, checksums, compression and endpoint discovery does nothing here but cost time.
/// </summary>
internal sealed class ServiceClient : AmazonServiceClient
{
    private static readonly InvokeOptions Options = new() { RequestMarshaller = CallMarshaller.Instance };

    private readonly AWSCredentials _credentials;

    // Before the first client is made the SDK would read the config files to learn whether its old monitoring is wanted, which needs the
    // metrics handler that is taken out below.
    static ServiceClient() => AWSConfigs.CSMConfig.CSMEnabled = false;

    public ServiceClient(ApiFacts api, ConnectionSettings settings, AWSCredentials credentials)
        : base(credentials, new ServiceClientConfig(api, settings))
    {
        Settings = settings;
        _credentials = credentials;
    }

    public ConnectionSettings Settings { get; }

    public async Task InvokeAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        // The signer would wait for new credentials however long it takes.
        await CredentialAdvice.GetAsync(_credentials, Settings.CredentialOrigin, cancellationToken).ConfigureAwait(false);
        await InvokeAsync<ServiceAnswer>(call, Options, cancellationToken).ConfigureAwait(false);
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<MetricsHandler>();
        pipeline.RemoveHandler<ErrorCallbackHandler>();
        pipeline.RemoveHandler<CallbackHandler>();
        pipeline.RemoveHandler<CallbackHandler>();
        pipeline.RemoveHandler<CallbackHandler>();
        pipeline.RemoveHandler<CompressionHandler>();
        pipeline.RemoveHandler<ChecksumHandler>();
        pipeline.RemoveHandler<EndpointDiscoveryHandler>();
        pipeline.RemoveHandler<ErrorHandler>();
        pipeline.ReplaceHandler<EndpointResolver>(new EndpointHandler());
        RetryPolicy retries = Config.RetryMode == RequestRetryMode.Adaptive ? new AdaptiveRetries(Config) : new StandardRetries(Config);
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(retries));
        pipeline.AddHandlerAfter<RetryHandler>(new SignatureVersion4Handler());
        pipeline.ReplaceHandler<Unmarshaller>(new AnswerHandler());
    }
}
