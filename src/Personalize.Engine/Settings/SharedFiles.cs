using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Personalize.Engine;

/// <summary>
/// AWS's shared config and credentials files. AWSSDK.Core reads them too, but settles where they are once for the whole process, takes a
/// profile with one bad value for no profile, and reads both files anew for every question.
/// </summary>
internal sealed class SharedFiles
{
    private readonly Dictionary<string, Section> _profiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Section> _ssoSessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Section> _services = new(StringComparer.Ordinal);

    public SharedFiles(AwsEnvironment environment)
    {
        ConfigFile = environment.ConfigFile;
        CredentialsFile = environment.CredentialsFile;
        Read(ConfigFile, SectionOfConfig);
        // Where both files have a key, the credentials file's counts, so it comes second.
        Read(CredentialsFile, name => Get(_profiles, name));
    }

    public string ConfigFile { get; }

    public string CredentialsFile { get; }

    public IEnumerable<string> ProfileNames => _profiles.Keys.Order(StringComparer.OrdinalIgnoreCase);

    public Section? Profile(string name) => _profiles.GetValueOrDefault(name);

    public Section? SsoSession(string name) => _ssoSessions.GetValueOrDefault(name);

    public Section? Services(string name) => _services.GetValueOrDefault(name);

    private static Section Get(Dictionary<string, Section> sections, string name)
    {
        if (!sections.TryGetValue(name, out var section))
        {
            sections.Add(name, section = new Section());
        }

        return section;
    }

    private Section? SectionOfConfig(string header)
    {
        if (header == "default")
        {
            return Get(_profiles, header);
        }

        var space = header.IndexOfAny([' ', '\t']);
        if (space < 0)
        {
            return null;
        }

        var name = header[space..].Trim().Trim('"', '\'');
        return header[..space] switch
        {
            "profile" => Get(_profiles, name),
            "sso-session" => Get(_ssoSessions, name),
            "services" => Get(_services, name),
            _ => null,
        };
    }

    private static void Read(string file, Func<string, Section?> find)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ConfigurationException($"The file {file} can't be read: {e.Message}", e);
        }

        Section? section = null;
        string? parent = null;
        foreach (var line in lines)
        {
            var text = WithoutComment(line).TrimEnd();
            if (text.Length == 0)
            {
                continue;
            }

            if (text[0] == '[')
            {
                var end = text.IndexOf(']');
                section = end < 0 ? null : find(text[1..end].Trim());
                parent = null;
                continue;
            }

            var equals = text.IndexOf('=');
            if (section is null || equals < 0)
            {
                continue;
            }

            var key = text[..equals].Trim().ToLowerInvariant();
            var value = text[(equals + 1)..].Trim();
            if (char.IsWhiteSpace(text[0]) && parent is not null)
            {
                section.Nest(parent, key, value);
            }
            else
            {
                section[key] = value;
                parent = value.Length == 0 ? key : null;
            }
        }
    }

    private static string WithoutComment(string line)
    {
        if (line.Length > 0 && line[0] is '#' or ';')
        {
            return "";
        }

        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] is '#' or ';' && char.IsWhiteSpace(line[i - 1]))
            {
                return line[..(i - 1)];
            }
        }

        return line;
    }

    /// <summary>One section: its keys, and the keys below a key.</summary>
    internal sealed class Section
    {
        private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
        private readonly Dictionary<(string Parent, string Key), string> _nested = [];

        public string? this[string key]
        {
            get => _values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;
            set => _values[key] = value ?? "";
        }

        public string? Nested(string parent, string key) => _nested.GetValueOrDefault((parent, key));

        public void Nest(string parent, string key, string value) => _nested[(parent, key)] = value;
    }
}
