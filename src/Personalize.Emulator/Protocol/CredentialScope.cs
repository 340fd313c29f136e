using System;
using System.Linq;

namespace Personalize.Emulator.Protocol;

/// <summary>What an Authorization header of signature version 4 says, taken apart.</summary>
internal sealed record CredentialScope(string AccessKey, string Date, string Region, string Service, string[] SignedHeaders, string Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The scope as it is signed: date/region/service/aws4_request.</summary>
    public string Scope => $"{Date}/{Region}/{Service}/aws4_request";

    /// <summary>Reads <c>AWS4-HMAC-SHA256 Credential=…/…/…/…/aws4_request, SignedHeaders=…, Signature=…</c>.</summary>
    /// <exception cref="ServiceError">IncompleteSignatureException, with what is missing.</exception>
    public static CredentialScope Parse(string authorization)
    {
        if (!authorization.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            throw Incomplete($"The Authorization header must begin with '{Algorithm}'.");
        }

        var parts = authorization[(Algorithm.Length + 1)..]
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .GroupBy(part => part[0])
            .ToDictionary(part => part.Key, part => part.First()[1]);
        if (Array.Find(["Credential", "SignedHeaders", "Signature"], name => !parts.ContainsKey(name)) is { } missing)
        {
            throw Incomplete($"The Authorization header must have '{missing}'.");
        }

        var credential = parts["Credential"].Split('/');
        return credential.Length == 5 && credential[4] == "aws4_request" && credential.All(part => part.Length > 0)
            ? new CredentialScope(
                credential[0], credential[1], credential[2], credential[3], parts["SignedHeaders"].Split(';'), parts["Signature"])
            : throw Incomplete("The credential must be an access key id, a date, a region, a service and 'aws4_request', with slashes between.");
    }

    private static ServiceError Incomplete(string message) => new("IncompleteSignatureException", 400, message);
}
