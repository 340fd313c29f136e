using System;
using System.Management.Automation;
using System.Net;

namespace Personalize.Infrastructure;

/// <summary>Puts the connection's parameters of a cmdlet over what was there before.</summary>
internal static class ConnectionSettings
{
    /// <exception cref="ConfigurationException">The parameters contradict one another.</exception>
    public static Connection Apply(ServiceCommand command, Connection below)
    {
        var settings = below;

        // Who calls is one thing: a key without its token, or with another one's, would be wrong.
        if (command.ProfileName is not null || command.Credential is not null)
        {
            settings = settings with { ProfileName = null, AccessKeyId = null, SecretKey = null, SessionToken = null };
        }

        if (command.ProfileName is not null)
        {
            settings = settings with { ProfileName = command.ProfileName };
        }

        if (command.Credential is { } credential)
        {
            settings = settings with { AccessKeyId = credential.UserName, SecretKey = credential.GetNetworkCredential().Password };
        }

        if (command.SessionToken is { } token)
        {
            if (settings.AccessKeyId is null)
            {
                throw new ConfigurationException("-SessionToken goes with the access key that it was issued for. Give that as -Credential.");
            }

            settings = settings with { SessionToken = new NetworkCredential("", token).Password };
        }

        if (command.Regions is [var region])
        {
            settings = settings with { Region = region };
        }

        if (command.EndpointUrl is not null)
        {
            settings = settings with { EndpointUrl = command.EndpointUrl };
        }

        return command.MaxAttempts > 0 ? settings with { MaxAttempts = command.MaxAttempts } : settings;
    }
}

/// <summary>Takes absolute http and https addresses only.</summary>
internal sealed class ValidateEndpointUrlAttribute : ValidateEnumeratedArgumentsAttribute
{
    protected override void ValidateElement(object element)
    {
        if (element is not Uri { IsAbsoluteUri: true } url || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw new ValidationMetadataException($"'{element}' is not an address of a service. It looks like https://personalize.eu-west-1.amazonaws.com.");
        }
    }
}
