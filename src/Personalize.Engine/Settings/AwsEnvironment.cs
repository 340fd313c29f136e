using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Personalize.Engine;

/// <summary>
/// The environment variables and config files that a connection depends on, as they were at one moment. A session's user may set
/// <c>$env:AWS_PROFILE</c> between two calls, so each call compares: two moments that are equal share one client.
/// </summary>
internal sealed class AwsEnvironment : IEquatable<AwsEnvironment>
{
    // The files are looked at no more often than this, and variables on every call.
    private const int FileCheckMilliseconds = 1000;

    private static readonly string[] Names =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION",
        "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_PERSONALIZE", "AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME", "AWS_ENDPOINT_URL_PERSONALIZE_EVENTS",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT", "AWS_RETRY_MODE", "AWS_MAX_ATTEMPTS",
        "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_SESSION_NAME",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_EC2_METADATA_DISABLED",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT", "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "AWS_SDK_UA_APP_ID", "AWS_DISABLE_CLOCK_SKEW_CORRECTION",
        "HOME", "USERPROFILE",
    ];

    private static AwsEnvironment? _latest;

    private readonly string?[] _values = new string?[Names.Length];
    private readonly DateTime _configWritten;
    private readonly DateTime _credentialsWritten;
    private readonly int _hash;
    private long _filesChecked = Environment.TickCount64;

    private AwsEnvironment()
    {
        var hash = default(HashCode);
        for (var i = 0; i < Names.Length; i++)
        {
            _values[i] = Environment.GetEnvironmentVariable(Names[i]);
            hash.Add(_values[i]);
        }

        var home = this["HOME"] ?? this["USERPROFILE"] ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        ConfigFile = Place("AWS_CONFIG_FILE", "config");
        CredentialsFile = Place("AWS_SHARED_CREDENTIALS_FILE", "credentials");
        _configWritten = File.GetLastWriteTimeUtc(ConfigFile);
        _credentialsWritten = File.GetLastWriteTimeUtc(CredentialsFile);
        hash.Add(_configWritten);
        hash.Add(_credentialsWritten);
        _hash = hash.ToHashCode();

        string Place(string variable, string name)
        {
            var given = this[variable];
            return given is null ? Path.Combine(home, ".aws", name)
                : given.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(home, given[2..])
                : given;
        }
    }

    /// <summary>The environment of this moment.</summary>
    public static AwsEnvironment Current => _latest is { } latest && latest.IsStillSo() ? latest : _latest = new AwsEnvironment();

    public string ConfigFile { get; }

    public string CredentialsFile { get; }

    /// <summary>A variable's value; an empty one counts as none.</summary>
    /// <exception cref="KeyNotFoundException">The variable is not one that clients are kept apart by, so it must not be read.</exception>
    public string? this[string name]
    {
        get
        {
            var index = Array.IndexOf(Names, name);
            var value = index < 0 ? throw new KeyNotFoundException(name) : _values[index];
            return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        }
    }

    public bool Equals(AwsEnvironment? other) => ReferenceEquals(this, other) || (other is not null
        && _hash == other._hash
        && _configWritten == other._configWritten
        && _credentialsWritten == other._credentialsWritten
        && _values.SequenceEqual(other._values, StringComparer.Ordinal));

    public override bool Equals(object? obj) => Equals(obj as AwsEnvironment);

    public override int GetHashCode() => _hash;

    private bool IsStillSo()
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (!string.Equals(_values[i], Environment.GetEnvironmentVariable(Names[i]), StringComparison.Ordinal))
            {
                return false;
            }
        }

        var now = Environment.TickCount64;
        if (now - _filesChecked < FileCheckMilliseconds)
        {
            return true;
        }

        _filesChecked = now;
        return _configWritten == File.GetLastWriteTimeUtc(ConfigFile) && _credentialsWritten == File.GetLastWriteTimeUtc(CredentialsFile);
    }
}
