using System;
using System.Security.Cryptography;
using System.Text;

namespace Personalize.Emulator.Recommendations;

/// <summary>
/// Ids of recommendations, in the service's own form: <c>RID-</c>, most of a UUID, <c>-CID-</c> and what is the same for all of a
/// campaign or recommender. They fit into the 40 characters that an event may name one in.
/// </summary>
internal static class RecommendationId
{
    public static string For(string arn)
    {
        var unique = Guid.NewGuid().ToString();
        var source = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(arn)))[..6].ToLowerInvariant();
        return $"RID-{unique[6..8]}-{unique[9..13]}-{unique[14..18]}-{unique[24..]}-CID-{source}";
    }
}
