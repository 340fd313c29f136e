using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal;
using Personalize.Infrastructure;

namespace Personalize.Engine;

/// <summary>Finds credentials: what was given, then AWS's own places in AWS's own order. The SDK's classes do the getting and the renewing.</summary>
internal sealed class Credentials(ConnectionLookup lookup, Connection connection, string region)
{
    /// <summary>The places in which credentials are looked for, in words.</summary>
    public string Places => string.Join(
        "; ",
        "-Credential and Set-PersonalizeSession",
        "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        "AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN",
        $"profile '{lookup.ProfileName}' in {lookup.Files.ConfigFile} and {lookup.Files.CredentialsFile}",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI",
        InstanceMetadata.Describe(lookup.Environment));

    /// <summary>
    /// Whether the store that AWS's tools for Windows keep in the user's own folder, encrypted, has a profile of that name.
    /// </summary>
    public static bool HasSdkStoreProfile(string name) => OperatingSystem.IsWindows() && new NetSDKCredentialsFile().TryGetProfile(name, out _);

    public async Task<(AWSCredentials Credentials, CredentialOrigin Origin)?> FindAsync(CancellationToken cancellationToken)
    {
        if (connection.AccessKeyId is { } id && connection.SecretKey is { } secret)
        {
            return (Fixed(id, secret, connection.SessionToken), new("-Credential or Set-PersonalizeSession", "Give other keys with -Credential and -SessionToken."));
        }

        var environment = lookup.Environment;
        if (connection.ProfileName is null)
        {
            if (environment["AWS_ACCESS_KEY_ID"] is { } environmentId && environment["AWS_SECRET_ACCESS_KEY"] is { } environmentSecret)
            {
                return (Fixed(environmentId, environmentSecret, environment["AWS_SESSION_TOKEN"]),
                    new("environment variables", "Renew AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN."));
            }

            if (environment["AWS_WEB_IDENTITY_TOKEN_FILE"] is { } tokenFile && environment["AWS_ROLE_ARN"] is { } roleArn)
            {
                return (RoleCredentials.OfWebIdentity(tokenFile, region, roleArn, environment["AWS_ROLE_SESSION_NAME"]),
                    new("web identity (AWS_WEB_IDENTITY_TOKEN_FILE)", $"Check that the token in {tokenFile} is valid and that {roleArn} trusts its issuer."));
            }
        }

        if (await new ProfileCredentials(lookup, region).FindAsync(lookup.ProfileName, cancellationToken).ConfigureAwait(false) is { } profile)
        {
            return profile;
        }

        if (connection.ProfileName is not null)
        {
            return null;
        }

        if (environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] is not null || environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] is not null)
        {
            return (new GenericContainerCredentials(), new("container credentials", "Check the role of the task or pod."));
        }

        return await OfInstanceAsync(environment, cancellationToken).ConfigureAwait(false);
    }

    public static AWSCredentials Fixed(string id, string secret, string? token) =>
        token is null ? new BasicAWSCredentials(id, secret) : new SessionAWSCredentials(id, secret, token);

    public static async Task<(AWSCredentials Credentials, CredentialOrigin Origin)?> OfInstanceAsync(AwsEnvironment environment, CancellationToken cancellationToken)
    {
        if (await InstanceMetadata.FindRoleAsync(environment, cancellationToken).ConfigureAwait(false) is not { } role)
        {
            return null;
        }

        // The SDK took note of where the metadata service is once and for all; it may have been told otherwise since.
        FallbackInternalConfigurationFactory.Reset();
        return (new InstanceProfileAWSCredentials(role), new("EC2 instance role", $"Check the role {role} of the instance."));
    }
}
