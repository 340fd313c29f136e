using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Engine;
using Personalize.Infrastructure;

namespace Personalize.Tests.Engine;

/// <summary>An engine, and the few words that most of its tests need.</summary>
public abstract class EngineTest : IDisposable
{
    private protected AwsEngine Engine { get; } = new();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Engine.Dispose();

    private protected static Connection To(WireServer server, int? maxAttempts = null) => To(server.Url, maxAttempts);

    private protected static Connection To(Uri url, int? maxAttempts = null) => new()
    {
        AccessKeyId = "AKIAEXAMPLE",
        SecretKey = "not-a-secret",
        Region = "eu-west-1",
        EndpointUrl = url,
        MaxAttempts = maxAttempts,
    };

    private protected static ServiceRequest Request(string operation, string? member, params (string Name, object? Value)[] body) =>
        new(operation, body.Select(static entry => KeyValuePair.Create(entry.Name, entry.Value)).ToArray(), member);

    private protected Task<ServiceResponse<SolutionVersion>> DescribeAsync(WireServer server, int? maxAttempts = null, CancellationToken? cancellationToken = null) =>
        Engine.InvokeAsync<SolutionVersion>(
            Request("DescribeSolutionVersion", "solutionVersion", ("solutionVersionArn", "arn:aws:personalize:eu-west-1:111122223333:solution/s/v")),
            To(server, maxAttempts),
            cancellationToken ?? Xunit.TestContext.Current.CancellationToken);
}
