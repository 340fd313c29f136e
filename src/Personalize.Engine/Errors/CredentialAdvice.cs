using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace Personalize.Engine;

/// <summary>Says what to do about credentials that are no good.</summary>
internal static class CredentialAdvice
{
    /// <summary>After the service refused them.</summary>
    public static string After(string message, string code, CredentialOrigin? origin)
    {
        var sentence = message.Length == 0 ? $"The service does not accept the credentials ({code})." : message;
        return $"{sentence.TrimEnd('.')}. The credentials are from {origin?.Source}. {origin?.Remedy}";
    }

    /// <summary>Gets the keys, which for some sources takes a call of another service.</summary>
    /// <exception cref="CredentialException">They can't be had.</exception>
    public static async Task<ImmutableCredentials> GetAsync(AWSCredentials credentials, CredentialOrigin origin, CancellationToken cancellationToken)
    {
        try
        {
            return await credentials.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(e, origin);
        }
    }

    /// <summary>They could not be got, or renewed.</summary>
    public static CredentialException Failed(Exception exception, CredentialOrigin origin)
    {
        var innermost = exception;
        while (innermost.InnerException is { } inner)
        {
            innermost = inner;
        }

        var reason = exception.Message.Contains(innermost.Message, StringComparison.Ordinal) ? exception.Message : $"{exception.Message} {innermost.Message}";
        return new CredentialException(
            $"The credentials from {origin.Source} can't be had: {reason.ReplaceLineEndings(" ").Trim().TrimEnd('.')}. {origin.Remedy}", exception);
    }
}
