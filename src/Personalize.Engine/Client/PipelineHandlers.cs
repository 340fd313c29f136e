using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Personalize.Engine;

/// <summary>Sends every call of a client to the client's endpoint, which was settled when the client was made.</summary>
internal sealed class EndpointHandler : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = executionContext.RequestContext;
        context.Request.Endpoint = new Uri(context.ClientConfig.ServiceURL);
        context.Request.AuthenticationRegion = context.ClientConfig.AuthenticationRegion;
        return base.InvokeAsync<T>(executionContext);
    }
}

/// <summary>All three APIs sign with Signature Version 4 and nothing else.</summary>
internal sealed class SignatureVersion4Handler : BaseAuthResolverHandler
{
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
}
