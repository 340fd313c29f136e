using System;
using System.Buffers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Personalize.Engine;

/// <summary>
/// One attempt: bounds its time, reads the whole answer into a pooled buffer and from there straight into the result. It stands where the SDK's
/// unmarshaller and error handler stand, which read the body without a bound, on a blocked thread, through a text reader.
/// </summary>
internal sealed class AnswerHandler : PipelineHandler
{
    private const int FirstBuffer = 16 * 1024;

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = (RequestContext)executionContext.RequestContext;
        var call = (ServiceCall)context.OriginalRequest;
        call.Attempts++;
        call.StatusCode = 0;
        call.RequestId = null;
        call.ResponseBody = null;

        var whole = context.CancellationToken;
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(whole);
        attempt.CancelAfter(call.AttemptTimeout);
        context.CancellationToken = attempt.Token;
        try
        {
            await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            await ReadAsync(call, executionContext.ResponseContext.HttpResponse, attempt.Token).ConfigureAwait(false);
            return new T();
        }
        catch (HttpErrorResponseException e)
        {
            await ThrowFaultAsync(call, e, attempt.Token).ConfigureAwait(false);
            throw;
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException && attempt.IsCancellationRequested && !whole.IsCancellationRequested)
        {
            throw new TimeoutException($"There was no answer within {call.AttemptTimeout.TotalSeconds:0.###} seconds.", e);
        }
        finally
        {
            context.CancellationToken = whole;
        }
    }

    private static async Task ReadAsync(ServiceCall call, IWebResponseData response, CancellationToken cancellationToken)
    {
        using var body = response.ResponseBody;
        Note(call, response);
        if (!response.IsSuccessStatusCode)
        {
            throw new ServiceFault($"The endpoint answered with a redirection to {response.GetHeaderValue("Location")}, which an AWS service doesn't.", null, null, response);
        }

        var (buffer, length) = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        try
        {
            var bytes = buffer.AsSpan(0, length);
            if (call.Request.CaptureBodies)
            {
                call.ResponseBody = BodyMask.Apply(bytes, call.Api.Secrets);
            }

            try
            {
                call.Read(bytes);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException)
            {
                UnknownMembers.Forget();
                throw new UnreadableAnswer(response.ContentType, bytes, e);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task ThrowFaultAsync(ServiceCall call, HttpErrorResponseException exception, CancellationToken cancellationToken)
    {
        var response = exception.Response;
        using var body = response.ResponseBody;
        Note(call, response);
        var (buffer, length) = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        try
        {
            var bytes = buffer.AsSpan(0, length);
            if (call.Request.CaptureBodies)
            {
                call.ResponseBody = BodyMask.Apply(bytes, call.Api.Secrets);
            }

            var (code, message) = FaultReader.Read(bytes, response.GetHeaderValue("x-amzn-ErrorType"));
            throw new ServiceFault(message, code, exception, response);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Note(ServiceCall call, IWebResponseData response)
    {
        call.StatusCode = (int)response.StatusCode;
        var id = response.GetHeaderValue("x-amzn-RequestId");
        call.RequestId = string.IsNullOrEmpty(id) ? null : id;
    }

    private static async Task<(byte[] Buffer, int Length)> ReadBodyAsync(IWebResponseData response, CancellationToken cancellationToken)
    {
        var known = response.ContentLength is > 0 and < int.MaxValue ? (int)response.ContentLength : 0;
        // One byte more than the body: the read that finds the end needs room.
        var buffer = ArrayPool<byte>.Shared.Rent(known > 0 ? known + 1 : FirstBuffer);
        var length = 0;
        try
        {
            var stream = await response.ResponseBody.OpenResponseAsync().ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                while (true)
                {
                    var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                    if (read == 0)
                    {
                        return (buffer, length);
                    }

                    length += read;
                    if (length == buffer.Length)
                    {
                        var larger = ArrayPool<byte>.Shared.Rent(length * 2);
                        Buffer.BlockCopy(buffer, 0, larger, 0, length);
                        ArrayPool<byte>.Shared.Return(buffer);
                        buffer = larger;
                    }
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }
}
