using System;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Infrastructure;

namespace Personalize.Engine;

/// <summary>The engine, made by the module's loader.</summary>
internal sealed class AwsEngine : IEngine
{
    public Task<ServiceResponse<T>> InvokeAsync<T>(ServiceRequest request, Connection connection, CancellationToken cancellationToken)
        where T : class => throw new NotImplementedException();

    public Task<ConnectionReport> ResolveAsync(Connection connection, CancellationToken cancellationToken) => throw new NotImplementedException();

    public void Reset() => throw new NotImplementedException();

    public void Dispose()
    {
    }
}
