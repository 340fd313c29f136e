using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Personalize.Engine;

/// <summary>The credentials of a profile: its keys, its role, its sign-on, its program.</summary>
internal sealed class ProfileCredentials(ConnectionLookup lookup, string region)
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    public async Task<(AWSCredentials Credentials, CredentialOrigin Origin)?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (lookup.Files.Profile(name) is not { } profile)
        {
            return OperatingSystem.IsWindows() && new NetSDKCredentialsFile().TryGetProfile(name, out var stored)
                ? (AWSCredentialsFactory.GetAWSCredentials(stored, new CredentialProfileStoreChain()),
                    new($"profile '{name}' (SDK store)", $"Renew the credentials of profile '{name}'."))
                : null;
        }

        if (!_visited.Add(name))
        {
            // A profile that names itself as its source means its own keys; any other circle means nothing.
            return Keys(name, profile)
                ?? throw new ConfigurationException($"The profiles '{string.Join("', '", _visited.Order(StringComparer.Ordinal))}' name each other as source_profile in a circle.");
        }

        if (profile["role_arn"] is { } roleArn)
        {
            return profile["web_identity_token_file"] is { } tokenFile
                ? (RoleCredentials.OfWebIdentity(tokenFile, region, roleArn, profile["role_session_name"]),
                    new($"profile '{name}' (web identity)", $"Check that the token in {tokenFile} is valid and that {roleArn} trusts its issuer."))
                : await RoleAsync(name, profile, roleArn, cancellationToken).ConfigureAwait(false);
        }

        return Keys(name, profile) ?? SignOn(name, profile) ?? Program(name, profile);
    }

    private static (AWSCredentials Credentials, CredentialOrigin Origin)? Keys(string name, SharedFiles.Section profile) =>
        profile["aws_access_key_id"] is { } id && profile["aws_secret_access_key"] is { } secret
            ? (Credentials.Fixed(id, secret, profile["aws_session_token"]), new($"profile '{name}'", $"Renew the keys of profile '{name}' (aws configure --profile {name})."))
            : null;

    private static (AWSCredentials Credentials, CredentialOrigin Origin)? Program(string name, SharedFiles.Section profile) =>
        profile["credential_process"] is { } command
            ? (new ProcessAWSCredentials(command), new($"profile '{name}' (credential_process)", $"Run the credential_process of profile '{name}' by hand to see what it answers."))
            : null;

    private (AWSCredentials Credentials, CredentialOrigin Origin)? SignOn(string name, SharedFiles.Section profile)
    {
        if (profile["sso_session"] is null && profile["sso_start_url"] is null)
        {
            return null;
        }

        SharedFiles.Section? session = null;
        if (profile["sso_session"] is { } sessionName)
        {
            session = lookup.Files.SsoSession(sessionName)
                ?? throw new ConfigurationException($"Profile '{name}' uses the sso-session '{sessionName}', which {lookup.Files.ConfigFile} doesn't have.");
        }

        return (SignOnCredentials.Make(
                Needed("sso_account_id"),
                Needed("sso_role_name"),
                session?["sso_region"] ?? Needed("sso_region"),
                session?["sso_start_url"] ?? Needed("sso_start_url"),
                profile["sso_session"],
                session?["sso_registration_scopes"]),
            new($"profile '{name}' (SSO)", $"Sign in with 'aws sso login --profile {name}'."));

        string Needed(string key) => profile[key]
            ?? throw new ConfigurationException($"Profile '{name}' has no {key}, which signing in with SSO needs. 'aws configure sso --profile {name}' sets it.");
    }

    private async Task<(AWSCredentials Credentials, CredentialOrigin Origin)> RoleAsync(
        string name, SharedFiles.Section profile, string roleArn, CancellationToken cancellationToken)
    {
        if (profile["mfa_serial"] is not null)
        {
            throw new CredentialException(
                $"The role of profile '{name}' asks for an MFA code, which nobody is there to type in. Get keys with 'aws sts assume-role' and give them with -Credential and -SessionToken, or use a profile without mfa_serial.");
        }

        AWSCredentials source;
        CredentialOrigin from;
        if (profile["source_profile"] is { } sourceName)
        {
            (source, from) = await FindAsync(sourceName, cancellationToken).ConfigureAwait(false)
                ?? throw new ConfigurationException($"Profile '{name}' has source_profile '{sourceName}', which holds no credentials or doesn't exist in {lookup.Files.ConfigFile} and {lookup.Files.CredentialsFile}.");
        }
        else
        {
            (source, from) = profile["credential_source"] switch
            {
                "Environment" when lookup.Environment["AWS_ACCESS_KEY_ID"] is { } id && lookup.Environment["AWS_SECRET_ACCESS_KEY"] is { } secret =>
                    (Credentials.Fixed(id, secret, lookup.Environment["AWS_SESSION_TOKEN"]), new CredentialOrigin("environment variables", "Renew AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")),
                "Environment" => throw new CredentialException($"Profile '{name}' takes its credentials from the environment, where AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set."),
                "Ec2InstanceMetadata" => await Credentials.OfInstanceAsync(lookup.Environment, cancellationToken).ConfigureAwait(false)
                    ?? throw new CredentialException($"Profile '{name}' takes its credentials from the role of an EC2 instance, and there is none: {InstanceMetadata.Describe(lookup.Environment)}."),
                "EcsContainer" => (new GenericContainerCredentials(), new CredentialOrigin("container credentials", "Check the role of the task or pod.")),
                null => throw new ConfigurationException($"Profile '{name}' has a role_arn, but neither source_profile nor credential_source, which says whose role it is to be."),
                var other => throw new ConfigurationException($"Profile '{name}' has credential_source '{other}'. It can be Environment, Ec2InstanceMetadata or EcsContainer."),
            };
        }

        var duration = profile["duration_seconds"];
        if (duration is not null && !int.TryParse(duration, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new ConfigurationException($"'{duration}', from duration_seconds of profile '{name}', is not a number of seconds.");
        }

        return (RoleCredentials.Assumed(source, region, new()
        {
            RoleArn = roleArn,
            RoleSessionName = profile["role_session_name"],
            ExternalId = profile["external_id"],
            DurationSeconds = duration is null ? null : int.Parse(duration, CultureInfo.InvariantCulture),
        }), new($"profile '{name}' (role, through {from.Source})", $"Check that {roleArn} may be assumed. {from.Remedy}"));
    }
}
