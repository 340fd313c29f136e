using System;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Personalize.Engine;

/// <summary>An error that the service answered with, inside the pipeline, whose retry policy knows it by its base class.</summary>
internal sealed class ServiceFault(string? message, string? code, HttpErrorResponseException? inner, IWebResponseData response)
    : AmazonServiceException(message ?? "", inner, (int)response.StatusCode < 500 ? ErrorType.Sender : ErrorType.Receiver, code ?? "", response.GetHeaderValue("x-amzn-RequestId"), response.StatusCode);

/// <summary>An answer with a good status and a body that makes no sense.</summary>
internal sealed class UnreadableAnswer : Exception
{
    private const int Shown = 120;

    public UnreadableAnswer(string? contentType, ReadOnlySpan<byte> body, Exception inner)
        : base(Describe(contentType, body), inner)
    {
    }

    private static string Describe(string? contentType, ReadOnlySpan<byte> body)
    {
        var type = string.IsNullOrEmpty(contentType) ? "no content type" : contentType;
        if (body.IsEmpty)
        {
            return $"an empty body ({type})";
        }

        var start = new StringBuilder(Shown);
        foreach (var character in Encoding.UTF8.GetString(body[..Math.Min(body.Length, Shown)]))
        {
            start.Append(char.IsControl(character) ? ' ' : character == '\uFFFD' ? '?' : character);
        }

        return $"{body.Length} bytes ({type}) that begin with: {start.ToString().Trim()}";
    }
}
