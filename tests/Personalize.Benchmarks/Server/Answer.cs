using System;
using System.Globalization;
using System.Text;

namespace Personalize.Benchmarks.Server;

/// <summary>A whole HTTP answer as bytes, with room for the request's number in its request id.</summary>
internal sealed class Answer
{
    private const int NumberLength = 12;

    private readonly byte[] _bytes;
    private readonly int _numberAt;

    public Answer(int status, string body)
    {
        var beforeNumber = string.Create(CultureInfo.InvariantCulture, $"""
            HTTP/1.1 {status} {(status == 200 ? "OK" : "Not Found")}
            Date: {DateTime.UtcNow:R}
            Content-Type: application/x-amz-json-1.1
            Content-Length: {Encoding.UTF8.GetByteCount(body)}
            Connection: keep-alive
            x-amzn-RequestId: 6fa5772f-5bec-4dd8-9ef1-
            """).ReplaceLineEndings("\r\n");
        _numberAt = beforeNumber.Length;
        _bytes = Encoding.UTF8.GetBytes(beforeNumber + new string('0', NumberLength) + "\r\n\r\n" + body);
    }

    /// <summary>How many bytes it has.</summary>
    public int Length => _bytes.Length;

    /// <summary>Copies it with the request's number, and returns its length.</summary>
    public int CopyTo(Span<byte> destination, long requestNumber)
    {
        _bytes.CopyTo(destination);
        requestNumber.TryFormat(destination.Slice(_numberAt, NumberLength), out _, "x12", CultureInfo.InvariantCulture);
        return _bytes.Length;
    }
}
