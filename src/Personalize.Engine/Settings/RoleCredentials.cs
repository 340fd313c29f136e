using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using StsKeys = Amazon.SecurityToken.Model.Credentials;

namespace Personalize.Engine;

/// <summary>
/// The credentials of a role, got from AWS STS and renewed before they end. The SDK has the like, but finds its STS client by assembly name among
/// all that the process has loaded, in whichever load context, and so may come upon another module's; and it asks in a region of its own choice.
/// </summary>
internal sealed class RoleCredentials : RefreshingAWSCredentials
{
    private readonly Func<Task<StsKeys>> _ask;

    private RoleCredentials(Func<Task<StsKeys>> ask)
    {
        _ask = ask;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    /// <summary>A role that is assumed with other credentials.</summary>
    public static RoleCredentials Assumed(AWSCredentials source, string region, AssumeRoleRequest request)
    {
        request.RoleSessionName ??= NewSessionName();
        return new(async () =>
        {
            using var sts = Client(source, region);
            return (await sts.AssumeRoleAsync(request).ConfigureAwait(false)).Credentials;
        });
    }

    /// <summary>A role that is assumed with a token from a file, which whoever writes it renews.</summary>
    public static RoleCredentials OfWebIdentity(string tokenFile, string region, string roleArn, string? sessionName) => new(async () =>
    {
        using var sts = Client(new AnonymousAWSCredentials(), region);
        return (await sts.AssumeRoleWithWebIdentityAsync(new()
        {
            RoleArn = roleArn,
            RoleSessionName = sessionName ?? NewSessionName(),
            WebIdentityToken = (await File.ReadAllTextAsync(tokenFile).ConfigureAwait(false)).Trim(),
        }).ConfigureAwait(false)).Credentials;
    });

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var keys = await _ask().ConfigureAwait(false);
        return new CredentialsRefreshState(
            new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken), keys.Expiration!.Value.ToUniversalTime());
    }

    private static AmazonSecurityTokenServiceClient Client(AWSCredentials source, string region) =>
        new(source, new AmazonSecurityTokenServiceConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region) });

    private static string NewSessionName() => string.Create(CultureInfo.InvariantCulture, $"personalize-{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");
}
