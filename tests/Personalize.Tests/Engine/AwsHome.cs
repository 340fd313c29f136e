using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Personalize.Tests.Engine;

/// <summary>Tests that set environment variables run one at a time, and beside no others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentTests
{
    public const string Name = "environment variables";
}

/// <summary>A home folder of its own and no AWS setting at all, until it is disposed of.</summary>
public sealed class AwsHome : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public AwsHome()
    {
        Folder = Directory.CreateTempSubdirectory("personalize-home-").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, ".aws"));
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(static entry => (string)entry.Key).ToArray())
        {
            if (name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
            {
                Set(name, null);
            }
        }

        Set("HOME", Folder);
        Set("USERPROFILE", Folder);
        Set("AWS_EC2_METADATA_DISABLED", "true");
    }

    public string Folder { get; }

    public string ConfigFile => Path.Combine(Folder, ".aws", "config");

    public string CredentialsFile => Path.Combine(Folder, ".aws", "credentials");

    public void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Config(string text) => File.WriteAllText(ConfigFile, text);

    public void Credentials(string text) => File.WriteAllText(CredentialsFile, text);

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Directory.Delete(Folder, recursive: true);
    }
}
