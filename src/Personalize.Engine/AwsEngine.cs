using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Personalize.Infrastructure;

namespace Personalize.Engine;

/// <summary>The engine, made by the module's loader: one client for each distinct connection, kept until <see cref="Reset"/>.</summary>
internal sealed class AwsEngine : IEngine
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(300);

    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);
    private static readonly TimeSpan PatienceForReport = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<ClientKey, Lazy<Task<ServiceClient>>> _clients = new();

    /// <summary>The longest time of one attempt of a call.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(100);

    public async Task<ServiceResponse<T>> InvokeAsync<T>(ServiceRequest request, Connection connection, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = Stopwatch.GetTimestamp();
        var call = new ServiceCall<T>(request) { AttemptTimeout = AttemptTimeout };
        ServiceClient? client = null;
        var timeout = request.Timeout ?? DefaultTimeout;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(timeout < LongestTimeout ? timeout : LongestTimeout);
        try
        {
            client = await ClientAsync(new ClientKey(connection, AwsEnvironment.Current, request.Api), bound.Token).ConfigureAwait(false);
            await client.InvokeAsync(call, bound.Token).ConfigureAwait(false);
            return new ServiceResponse<T>(call.Value, call.NextToken, Report(call, client, started));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (bound.IsCancellationRequested && e is not PersonalizeException)
        {
            throw ErrorTranslator.TimedOut(
                e, string.Create(CultureInfo.InvariantCulture, $"The call may take {timeout.TotalSeconds:0.###} seconds, retries included."), Report(call, client, started));
        }
        catch (Exception e)
        {
            throw ErrorTranslator.Translate(e, Report(call, client, started), client?.Settings);
        }
    }

    public async Task<ConnectionReport> ResolveAsync(Connection connection, CancellationToken cancellationToken)
    {
        var api = ApiFacts.Of(ServiceApi.Control);
        var lookup = new ConnectionLookup(connection, AwsEnvironment.Current);
        var region = await lookup.FindRegionAsync(cancellationToken).ConfigureAwait(false);
        var endpoint = lookup.FindEndpoint(api);
        var retries = lookup.FindRetries();
        var found = await new Credentials(lookup, connection, region?.Value ?? "us-east-1").FindAsync(cancellationToken).ConfigureAwait(false);
        var (accessKeyId, credentialSource) = await TryAsync(found, cancellationToken).ConfigureAwait(false);
        return new ConnectionReport
        {
            Region = region?.Value,
            RegionSource = region?.Source,
            Endpoint = endpoint is null && region is null
                ? null
                : EndpointRules.Resolve(api, region?.Value ?? "", lookup.UseFips, lookup.UseDualStack, endpoint?.Value),
            EndpointSource = endpoint?.Source ?? (region is null ? null : "endpoint rules"),
            AccessKeyId = accessKeyId,
            CredentialSource = credentialSource,
            CredentialExpiration = found?.Credentials.Expiration?.ToLocalTime(),
            RetryMode = retries.IsAdaptive ? "adaptive" : "standard",
            MaxAttempts = retries.MaxAttempts,
        };
    }

    public object? ParseJson(string text) => ModelJson.Parse(text);

    public string ToJson(object? value) => RequestWriter.WriteText(value);

    public IReadOnlyList<string> ProfileNames() => [.. new SharedFiles(AwsEnvironment.Current).ProfileNames];

    public IReadOnlyList<KeyValuePair<string, string>> KnownRegions() =>
        [.. RegionEndpoint.EnumerableAllRegions.Select(region => KeyValuePair.Create(region.SystemName, region.DisplayName))];

    public void Reset()
    {
        foreach (var key in _clients.Keys)
        {
            if (_clients.TryRemove(key, out var client) && client.IsValueCreated)
            {
                _ = client.Value.ContinueWith(static made => made.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            }
        }
    }

    public void Dispose() => Reset();

    // A report is for looking at: credentials that don't work are part of it.
    private static async Task<(string? AccessKeyId, string? Source)> TryAsync(
        (Amazon.Runtime.AWSCredentials Credentials, CredentialOrigin Origin)? found, CancellationToken cancellationToken)
    {
        if (found is not { } credentials)
        {
            return default;
        }

        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(PatienceForReport);
        try
        {
            var keys = await CredentialAdvice.GetAsync(credentials.Credentials, credentials.Origin, bound.Token).ConfigureAwait(false);
            return (keys.AccessKey, credentials.Origin.Source);
        }
        catch (Exception e) when (e is CredentialException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, $"{credentials.Origin.Source}, which gives no keys now. {credentials.Origin.Remedy}");
        }
    }

    private static CallReport Report(ServiceCall call, ServiceClient? client, long started) => new()
    {
        Operation = call.Request.Operation,
        Region = client?.Settings.Region,
        Endpoint = client?.Settings.Endpoint,
        RequestId = call.RequestId,
        StatusCode = call.StatusCode,
        Attempts = call.Attempts,
        Duration = Stopwatch.GetElapsedTime(started),
        RequestBody = call.RequestBody,
        ResponseBody = call.ResponseBody,
    };

    private static async Task<ServiceClient> MakeClientAsync(ClientKey key)
    {
        var api = ApiFacts.Of(key.Api);
        // What is looked for here is bounded, and may be waited for by several callers: none of them cancels it.
        var (settings, credentials) = await new ConnectionLookup(key.Connection, key.Environment).SettleAsync(api, CancellationToken.None).ConfigureAwait(false);
        return new ServiceClient(api, settings, credentials);
    }

    private async ValueTask<ServiceClient> ClientAsync(ClientKey key, CancellationToken cancellationToken)
    {
        var client = _clients.GetOrAdd(key, static key => new Lazy<Task<ServiceClient>>(() => MakeClientAsync(key)));
        try
        {
            return await client.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch when (client.Value.IsFaulted)
        {
            // What was missing may be there the next time.
            _clients.TryRemove(new(key, client));
            throw;
        }
    }

    private sealed record ClientKey(Connection Connection, AwsEnvironment Environment, ServiceApi Api);
}
