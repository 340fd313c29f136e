using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Benchmarks.Clients;

/// <summary>Finds what can be measured on this machine.</summary>
internal sealed class Toolbox
{
    private const string Pwsh = "pwsh";

    private readonly string? _pwsh = FindOnPath(Pwsh);
    private readonly string? _node = FindOnPath("node");
    private readonly string? _python;
    private readonly string? _aws;

    private Toolbox(string? python, string? aws)
    {
        _python = python;
        _aws = aws;
    }

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Where the scripts of the clients are.</summary>
    public static string Scripts { get; } = Path.Combine(Root, "tests", "Personalize.Benchmarks", "Clients");

    /// <summary>The folder that <c>install</c> fills.</summary>
    public static string JavaScriptPackages { get; } = Path.Combine(Scripts, "node_modules", "@aws-sdk", "client-personalize");

    /// <summary>Looks round. Version managers put small scripts on the PATH that start slowly; behind Python's and AWS's, the real program is taken.</summary>
    public static async Task<Toolbox> FindAsync(CancellationToken cancellationToken)
    {
        var python = FindOnPath("python3") ?? FindOnPath("python");
        if (python is not null)
        {
            python = await Probe.FirstLineAsync(python, ["-c", "import sys; print(sys.executable)"], cancellationToken);
        }

        var besidePython = python is null ? null : Path.Combine(Path.GetDirectoryName(python)!, "aws");
        var aws = FindOnPath("aws");
        return new Toolbox(python, aws is not null && File.Exists(besidePython) ? besidePython : aws);
    }

    /// <summary>This program, in another role.</summary>
    public static Client Self(string name, params string[] arguments) => DotNet(name, Assembly.GetExecutingAssembly().Location, arguments);

    /// <summary>A program of .NET.</summary>
    public static Client DotNet(string name, string assembly, params string[] arguments) =>
        new(name, FindOnPath("dotnet") ?? Environment.ProcessPath!, [assembly, .. arguments]);

    /// <summary>A script in a fresh session of each PowerShell there is: pwsh, and the engine alone.</summary>
    public IEnumerable<Client> PowerShells(string what, string script, params string[] arguments)
    {
        var path = Path.Combine(Scripts, script);
        yield return InPwsh($"{what}, pwsh", ["-File", path, .. arguments]);
        yield return Self($"{what}, engine alone", ["session", path, .. arguments]);
    }

    /// <summary>A call of pwsh.</summary>
    public Client InPwsh(string name, params string[] arguments) => _pwsh is null
        ? Client.Absent(name, "there is no pwsh on the PATH")
        : new(name, _pwsh, ["-NoProfile", "-NonInteractive", .. OperatingSystem.IsWindows() ? ["-ExecutionPolicy", "Bypass"] : (string[])[], .. arguments]);

    /// <summary>The JavaScript SDK's paginator.</summary>
    public Client JavaScript() => _node is null
        ? Client.Absent(ClientNames.JavaScript, "there is no node on the PATH")
        : !Directory.Exists(JavaScriptPackages)
            ? Client.Absent(ClientNames.JavaScript, "its package is not installed; the install command does that")
            : new(ClientNames.JavaScript, _node, [Path.Combine(Scripts, "javascript-pages.mjs")]);

    /// <summary>boto3's paginator.</summary>
    public Task<Client> Boto3Async(CancellationToken cancellationToken) => Boto3Async("boto3_pages.py", cancellationToken);

    /// <summary>A script with boto3.</summary>
    public async Task<Client> Boto3Async(string script, CancellationToken cancellationToken, params string[] arguments) => _python is null
        ? Client.Absent(ClientNames.Boto3, "there is no python3 on the PATH")
        : await Probe.FirstLineAsync(_python, ["-c", "import boto3; print(boto3.__version__)"], cancellationToken) is null
            ? Client.Absent(ClientNames.Boto3, "this Python has no boto3")
            : new(ClientNames.Boto3, _python, [Path.Combine(Scripts, script), .. arguments]);

    /// <summary>A call of the AWS CLI.</summary>
    public Client AwsCli(string name, params string[] arguments) => _aws is null
        ? Client.Absent(name, "there is no aws on the PATH")
        : new(name, _aws, ["personalize", .. arguments, "--output", "json"]);

    /// <summary>The versions of everything that takes part, in a line.</summary>
    public async Task<string> VersionsAsync(CancellationToken cancellationToken)
    {
        var javaScript = Path.Combine(JavaScriptPackages, "package.json");
        var parts = new[]
        {
            $".NET {Environment.Version}",
            await VersionAsync("", _pwsh, "--version"),
            await VersionAsync("Node ", _node, "--version"),
            _node is null ? null : await VersionAsync("JavaScript SDK ", _node, "-p", $"JSON.parse(fs.readFileSync({Quote(javaScript)})).version"),
            await VersionAsync("", _python, "--version"),
            await VersionAsync("boto3 ", _python, "-c", "import boto3; print(boto3.__version__)"),
            await VersionAsync("", _aws, "--version"),
        };
        return string.Join(", ", parts.OfType<string>());

        async Task<string?> VersionAsync(string prefix, string? program, params string[] arguments) =>
            program is not null && await Probe.FirstLineAsync(program, arguments, cancellationToken) is { } version ? prefix + version : null;

        static string Quote(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
    }

    private static string? FindOnPath(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Personalize.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The benchmarks run from a clone: no folder above holds Personalize.sln.");
    }
}
