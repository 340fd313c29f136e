using System;
using System.Globalization;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Personalize.Engine;

/// <summary>
/// The credentials of a role, got from AWS STS with those of another. The SDK has the like, but finds its STS client by assembly name among all
/// that the process has loaded, in whichever load context, and so may come upon another module's; and it asks in a region of its own choice.
/// </summary>
internal sealed class RoleCredentials : RefreshingAWSCredentials
{
    private readonly AWSCredentials _source;
    private readonly string _region;
    private readonly AssumeRoleRequest _request;

    public RoleCredentials(AWSCredentials source, string region, AssumeRoleRequest request)
    {
        _source = source;
        _region = region;
        _request = request;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    public static string NewSessionName() => string.Create(CultureInfo.InvariantCulture, $"personalize-{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var sts = new AmazonSecurityTokenServiceClient(_source, new AmazonSecurityTokenServiceConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(_region) });
        var answer = await sts.AssumeRoleAsync(_request).ConfigureAwait(false);
        var keys = answer.Credentials;
        return new CredentialsRefreshState(
            new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken), keys.Expiration!.Value.ToUniversalTime());
    }
}
