using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Personalize.Emulator.Http;

namespace Personalize.Emulator.Protocol;

/// <summary>
/// Demands a signature of version 4 on every request: for this region and service, of now. It is recomputed and compared for the
/// emulator's own access key; other keys are taken at their word, or refused where <paramref name="knownKeyOnly"/> says so.
/// </summary>
internal sealed class SignatureCheck(string region, string accessKey, string secretKey, bool knownKeyOnly)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Returns if the request is signed well.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signingName">What the credential's scope must name as the service.</param>
    /// <param name="now">The real time: clients sign with theirs.</param>
    /// <exception cref="ServiceError">It isn't; the code says how.</exception>
    public void Check(HttpRequest request, string signingName, DateTimeOffset now)
    {
        if (request.Header("Authorization") is not { Length: > 0 } authorization)
        {
            throw new ServiceError("MissingAuthenticationTokenException", 403, "The request is not signed: it has no Authorization header.");
        }

        var scope = CredentialScope.Parse(authorization);
        var date = ReadDate(request);
        CheckScope(scope, date, signingName);
        CheckTime(date, now);
        if (scope.AccessKey == accessKey)
        {
            CheckSignature(request, scope, date);
        }
        else if (knownKeyOnly)
        {
            throw new ServiceError("UnrecognizedClientException", 403, "The security token included in the request is invalid.");
        }
    }

    private static DateTimeOffset ReadDate(HttpRequest request) =>
        DateTimeOffset.TryParseExact(
            request.Header("X-Amz-Date"),
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var date)
        || DateTimeOffset.TryParseExact(
            request.Header("Date"), "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date)
            ? date
            : throw new ServiceError(
                "IncompleteSignatureException", 400, "The request must have a date: X-Amz-Date in the form 20260131T235959Z.");

    private void CheckScope(CredentialScope scope, DateTimeOffset date, string signingName)
    {
        if (scope.Service != signingName)
        {
            throw Invalid($"Credential should be scoped to correct service: '{signingName}', not '{scope.Service}'.");
        }

        if (scope.Region != region)
        {
            throw Invalid($"Credential should be scoped to a valid region: this emulator is '{region}', not '{scope.Region}'.");
        }

        var day = date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        if (scope.Date != day)
        {
            throw Invalid($"Date in Credential scope does not match the request's date: '{scope.Date}' is not '{day}'.");
        }
    }

    private static void CheckTime(DateTimeOffset date, DateTimeOffset now)
    {
        if (date < now - Tolerance)
        {
            throw Invalid($"Signature expired: {Iso(date)} is now earlier than {Iso(now - Tolerance)} ({Iso(now)} - 5 min.)");
        }

        if (date > now + Tolerance)
        {
            throw Invalid($"Signature not yet current: {Iso(date)} is still later than {Iso(now + Tolerance)} ({Iso(now)} + 5 min.)");
        }
    }

    private void CheckSignature(HttpRequest request, CredentialScope scope, DateTimeOffset date)
    {
        var missing = scope.SignedHeaders.Where(name => request.Header(name) is null).ToList();
        if (missing.Count > 0 || !scope.SignedHeaders.Contains("host"))
        {
            throw Invalid(missing.Count > 0
                ? $"These headers are signed but not there: {string.Join(", ", missing)}."
                : "The Host header must be signed.");
        }

        var bodyHash = Hex(SHA256.HashData(request.Body.Span));
        if (request.Header("X-Amz-Content-Sha256") is { } declared && declared != bodyHash && declared != "UNSIGNED-PAYLOAD")
        {
            throw Invalid("X-Amz-Content-Sha256 is not the hash of the body.");
        }

        var canonical = string.Join('\n',
        [
            request.Method,
            CanonicalPath(request.Path),
            CanonicalQuery(request.Query),
            .. scope.SignedHeaders.Select(name => $"{name}:{Collapse(request.Header(name)!)}"),
            string.Empty,
            string.Join(';', scope.SignedHeaders),
            request.Header("X-Amz-Content-Sha256") ?? bodyHash,
        ]);
        var stringToSign = string.Join('\n',
            CredentialScope.Algorithm,
            date.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture),
            scope.Scope,
            Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));

        var key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (var part in new[] { scope.Date, scope.Region, scope.Service, "aws4_request", stringToSign })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hex(key)), Encoding.ASCII.GetBytes(scope.Signature)))
        {
            throw Invalid("The request signature we calculated does not match the signature you provided: is the secret key that of "
                + $"{accessKey}?");
        }
    }

    /// <summary>Every segment encoded once more than it is in the request line, as all services but S3 have it.</summary>
    private static string CanonicalPath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string CanonicalQuery(string query)
    {
        IEnumerable<string> parameters = query.Length == 0 ? [] : query.Split('&');
        return string.Join('&', parameters
            .Select(parameter => parameter.Split('=', 2).Select(Uri.UnescapeDataString).Select(Uri.EscapeDataString).ToArray())
            .Select(parameter => $"{parameter[0]}={(parameter.Length > 1 ? parameter[1] : string.Empty)}")
            .Order(StringComparer.Ordinal));
    }

    private static string Collapse(string value) =>
        string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

    private static ServiceError Invalid(string message) => new("InvalidSignatureException", 403, message);
}
