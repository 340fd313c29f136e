using System.Globalization;
using System.Linq;
using System.Security.Cryptography;

namespace Personalize.Emulator.State;

/// <summary>Numbers and ids out of texts: the same for the same text, in every process.</summary>
internal static class StableHash
{
    /// <summary>A number (FNV-1a).</summary>
    public static uint Of(string text) => text.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));

    /// <summary>Eight hexadecimal digits.</summary>
    public static string Id(string text) => Of(text).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>A number from 0 up to 1, well mixed.</summary>
    public static double Fraction(string text)
    {
        // FNV leaves texts that differ in their last letter close together; this spreads them.
        var hash = Of(text);
        hash = unchecked((hash ^ (hash >> 16)) * 0x85ebca6b);
        hash = unchecked((hash ^ (hash >> 13)) * 0xc2b2ae35);
        return (hash ^ (hash >> 16)) / 4294967296.0;
    }

    /// <summary>Eight hexadecimal digits that nobody has had.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(8, lowercase: true);
}
