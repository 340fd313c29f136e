using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Personalize.Engine;

/// <summary>Makes an HTTP request of a call: awsJson1_1 or restJson1, as the API has it.</summary>
internal sealed class CallMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static readonly CallMarshaller Instance = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (ServiceCall)input;
        var operation = call.Request.Operation;
        var body = RequestWriter.Write(call.Request.Body);
        if (call.Request.CaptureBodies)
        {
            call.RequestBody = BodyMask.Apply(body, call.Api.Secrets);
        }

        var request = new DefaultRequest(call, call.Api.ServiceId)
        {
            HttpMethod = "POST",
            ResourcePath = call.Api.PathOf(operation),
            Content = body,
        };
        request.Headers["Content-Type"] = call.Api.ContentType;
        if (call.Api.TargetOf(operation) is { } target)
        {
            request.Headers["X-Amz-Target"] = target;
        }

        return request;
    }
}
