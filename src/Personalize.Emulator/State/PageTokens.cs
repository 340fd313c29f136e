using System;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.State;

/// <summary>
/// Tokens that lead to the next page of one query: of that operation with those filters, whatever the page size. They are signed
/// with a key of this process, so that neither an invented token, nor one of another query or of an emulator that ran before, is
/// good; after a day on the emulator's clock they are stale.
/// </summary>
internal sealed class PageTokens
{
    private const int Payload = 16;
    private const int Signature = 16;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A token for what comes after the resource with that sequence.</summary>
    public string Create(string query, long lastSequence, DateTimeOffset now)
    {
        Span<byte> token = stackalloc byte[Payload + Signature];
        BinaryPrimitives.WriteInt64BigEndian(token, lastSequence);
        BinaryPrimitives.WriteInt64BigEndian(token[8..], now.ToUnixTimeMilliseconds());
        Sign(query, token[..Payload], token[Payload..]);
        return Convert.ToBase64String(token);
    }

    /// <summary>The sequence that the page comes after.</summary>
    /// <exception cref="ServiceError">The token is not one of this query, or stale.</exception>
    public long Read(string query, string token, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[Payload + Signature];
        Span<byte> signature = stackalloc byte[Signature];
        if (token.Length > 64 || !Convert.TryFromBase64String(token, bytes, out var length) || length != bytes.Length)
        {
            throw ServiceError.InvalidNextToken("The nextToken is not one that this service has given.");
        }

        Sign(query, bytes[..Payload], signature);
        if (!CryptographicOperations.FixedTimeEquals(signature, bytes[Payload..]))
        {
            throw ServiceError.InvalidNextToken("The nextToken was given for another request: operation and filters must stay the same.");
        }

        if (now.ToUnixTimeMilliseconds() - BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) > Lifetime.TotalMilliseconds)
        {
            throw ServiceError.InvalidNextToken("The nextToken has expired: begin again without one.");
        }

        return BinaryPrimitives.ReadInt64BigEndian(bytes);
    }

    private void Sign(string query, ReadOnlySpan<byte> payload, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, [.. payload, .. Encoding.UTF8.GetBytes(query)], whole);
        whole[..Signature].CopyTo(signature);
    }
}
