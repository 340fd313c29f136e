using System;
using System.Text;

namespace Personalize.Engine;

/// <summary>Finds the token of the next page in an answer that has not been read yet: the service writes it at the end.</summary>
internal static class PageToken
{
    private static ReadOnlySpan<byte> Member => "\"nextToken\""u8;

    /// <summary>The token, or <see langword="null"/> where there is none or where only reading the whole answer would tell.</summary>
    public static string? Find(ReadOnlySpan<byte> body)
    {
        var at = body.LastIndexOf(Member);
        if (at < 1 || body[at - 1] is not ((byte)',' or (byte)'{'))
        {
            return null;
        }

        var rest = body[(at + Member.Length)..];
        if (!rest.StartsWith(":\""u8))
        {
            return null;
        }

        rest = rest[2..];
        var end = rest.IndexOf((byte)'"');
        return end > 0 && rest[..end].IndexOf((byte)'\\') < 0 ? Encoding.UTF8.GetString(rest[..end]) : null;
    }
}
