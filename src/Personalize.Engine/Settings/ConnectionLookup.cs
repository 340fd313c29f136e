using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Infrastructure;

namespace Personalize.Engine;

/// <summary>
/// Finds out what a connection comes to: first what was given, then AWS's own places in AWS's own order. It looks once, at one moment's
/// environment; nothing is kept.
/// </summary>
internal sealed class ConnectionLookup
{
    private const int DefaultMaxAttempts = 3;
    private const string DefaultProfile = "default";

    private readonly Connection _connection;
    private readonly AwsEnvironment _environment;
    private readonly SharedFiles _files;
    private readonly SharedFiles.Section? _profile;

    /// <exception cref="ConfigurationException">There is no such profile, or a file can't be read.</exception>
    public ConnectionLookup(Connection connection, AwsEnvironment environment)
    {
        _connection = connection;
        _environment = environment;
        _files = new SharedFiles(environment);
        var named = connection.ProfileName ?? environment["AWS_PROFILE"];
        ProfileName = named ?? DefaultProfile;
        _profile = _files.Profile(ProfileName);
        if (_profile is null && named is not null and not DefaultProfile && !Credentials.HasSdkStoreProfile(named))
        {
            throw new ConfigurationException(NoSuchProfile(named));
        }
    }

    public string ProfileName { get; }

    public SharedFiles Files => _files;

    public AwsEnvironment Environment => _environment;

    /// <summary>The places in which a region is looked for, in words.</summary>
    public string RegionPlaces =>
        $"-Region and Set-PersonalizeSession; AWS_REGION; AWS_DEFAULT_REGION; the region of profile '{ProfileName}' in {_files.ConfigFile} and {_files.CredentialsFile}; {InstanceMetadata.Describe(_environment)}";

    public async Task<Found<string>?> FindRegionAsync(CancellationToken cancellationToken)
    {
        var found = _connection.Region is { } given ? new Found<string>(given, "-Region or Set-PersonalizeSession")
            : _environment["AWS_REGION"] is { } region ? new Found<string>(region, "AWS_REGION")
            : _environment["AWS_DEFAULT_REGION"] is { } fallback ? new Found<string>(fallback, "AWS_DEFAULT_REGION")
            : _profile?["region"] is { } configured ? new Found<string>(configured, $"profile '{ProfileName}'")
            : await InstanceMetadata.FindRegionAsync(_environment, cancellationToken).ConfigureAwait(false) is { } here ? new Found<string>(here, "EC2 instance metadata")
            : (Found<string>?)null;

        if (found is { } checkedRegion && !IsRegion(checkedRegion.Value))
        {
            throw new ConfigurationException(
                $"'{checkedRegion.Value}', from {checkedRegion.Source}, is not a region. A region's code looks like us-east-1 or eu-west-1.");
        }

        return found;
    }

    /// <summary>The endpoint that is set somewhere; where none is, the rules give it.</summary>
    public Found<Uri>? FindEndpoint(ApiFacts api)
    {
        if (_connection.EndpointUrl is { } given)
        {
            return new(given, "-EndpointUrl or Set-PersonalizeSession");
        }

        if (Flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls"))
        {
            return null;
        }

        return Parse(_environment[api.EndpointVariable], api.EndpointVariable)
            ?? Parse(_environment["AWS_ENDPOINT_URL"], "AWS_ENDPOINT_URL")
            ?? (_profile?["services"] is { } services
                ? Parse(_files.Services(services)?.Nested(api.ProfileSection, "endpoint_url"), $"services '{services}' of profile '{ProfileName}'")
                : null)
            ?? Parse(_profile?["endpoint_url"], $"profile '{ProfileName}'");

        static Found<Uri>? Parse(string? url, string source)
        {
            if (string.IsNullOrWhiteSpace(url))
            {
                return null;
            }

            return Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeHttp)
                ? new(parsed, source)
                : throw new ConfigurationException($"'{url}', from {source}, is not an endpoint. An endpoint looks like https://host or http://127.0.0.1:8080.");
        }
    }

    public bool UseFips => Flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");

    public bool UseDualStack => Flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");

    public RetrySettings FindRetries()
    {
        var mode = Setting("AWS_RETRY_MODE", "retry_mode");
        var adaptive = mode?.Value.ToLowerInvariant() switch
        {
            // The SDK no longer has its legacy mode; standard is what is nearest to it.
            null or "standard" or "legacy" => false,
            "adaptive" => true,
            _ => throw new ConfigurationException($"'{mode.Value.Value}', from {mode.Value.Source}, is not a retry mode. The modes are standard and adaptive."),
        };

        if (_connection.MaxAttempts is { } given)
        {
            return new(adaptive, given);
        }

        if (Setting("AWS_MAX_ATTEMPTS", "max_attempts") is not { } attempts)
        {
            return new(adaptive, _connection.UsualAttempts ?? DefaultMaxAttempts);
        }

        return int.TryParse(attempts.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new(adaptive, number)
            : throw new ConfigurationException($"'{attempts.Value}', from {attempts.Source}, is not a number of attempts. It must be a whole number from 1.");
    }

    /// <summary>All of it, for a client.</summary>
    /// <exception cref="ConfigurationException">No region is set, or something is set to what it can't be.</exception>
    /// <exception cref="CredentialException">There are no credentials.</exception>
    public async Task<(ConnectionSettings Settings, Amazon.Runtime.AWSCredentials Credentials)> SettleAsync(ApiFacts api, CancellationToken cancellationToken)
    {
        var region = await FindRegionAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new ConfigurationException(
                $"No AWS region is set. Looked in: {RegionPlaces}. Give -Region, use Set-PersonalizeSession -Region, or set AWS_REGION.");
        var endpoint = EndpointRules.Resolve(api, region.Value, UseFips, UseDualStack, FindEndpoint(api)?.Value);
        var retries = FindRetries();
        var lookup = new Credentials(this, _connection, region.Value);
        var (credentials, origin) = await lookup.FindAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new CredentialException(
                $"No AWS credentials were found. Looked in: {lookup.Places}. Sign in with 'aws sso login' or 'aws configure', set the environment variables, or give -ProfileName or -Credential.");
        return (new ConnectionSettings
        {
            Region = region.Value,
            Endpoint = endpoint,
            Retries = retries,
            UseFips = UseFips,
            UseDualStack = UseDualStack,
            DisableClockSkewCorrection = Flag("AWS_DISABLE_CLOCK_SKEW_CORRECTION", "disable_clock_skew_correction"),
            AppId = Setting("AWS_SDK_UA_APP_ID", "sdk_ua_app_id")?.Value,
            CredentialOrigin = origin,
        }, credentials);
    }

    private static bool IsRegion(string region) =>
        region.Length <= 63 && region[0] != '-' && region[^1] != '-' && region.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private string NoSuchProfile(string name)
    {
        var names = _files.ProfileNames.ToArray();
        return $"There is no profile '{name}' in {_files.ConfigFile} or {_files.CredentialsFile}. "
            + (names.Length == 0 ? "They hold no profiles." : $"The profiles there are: {string.Join(", ", names)}.");
    }

    private Found<string>? Setting(string variable, string key) =>
        _environment[variable] is { } value ? new(value, variable)
        : _profile?[key] is { } configured ? new(configured, $"{key} of profile '{ProfileName}'")
        : null;

    private bool Flag(string variable, string key) => Setting(variable, key) is { } setting
        && (bool.TryParse(setting.Value, out var flag)
            ? flag
            : throw new ConfigurationException($"'{setting.Value}', from {setting.Source}, must be true or false."));
}
