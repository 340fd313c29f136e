using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Personalize.Tests.Module;
using Xunit;

namespace Personalize.Tests.Clients;

/// <summary>One call for a client of AWS's own.</summary>
public sealed record ReferenceCall(string Operation, JsonObject? Input = null, bool Paginate = false, string Service = "personalize");

/// <summary>Answers one call with {output} or {error: {code, message, status}}; disposing it ends the client.</summary>
public sealed class ReferenceSession(Func<ReferenceCall, JsonObject> call, System.Action? end = null) : IDisposable
{
    public JsonObject Call(ReferenceCall request) => call(request);

    /// <summary>The output of a call that has to succeed.</summary>
    public JsonObject Output(ReferenceCall request)
    {
        var answer = Call(request);
        return answer["output"] as JsonObject ?? throw new InvalidOperationException($"{request.Operation} failed: {answer["error"]?.ToJsonString()}");
    }

    public void Dispose() => end?.Invoke();
}

/// <summary>
/// A client that no one here wrote: AWS's JavaScript SDK, boto3 or the AWS CLI. One that is not installed skips its tests, by name.
/// </summary>
public sealed class ReferenceClient
{
    private static readonly string Folder = Path.Combine(StagedModule.RepositoryRoot, "tests", "Clients");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Func<bool> _installed;
    private readonly Func<string, ReferenceSession> _open;

    private ReferenceClient(string name, Func<bool> installed, Func<string, ReferenceSession> open)
    {
        Name = name;
        _installed = installed;
        _open = open;
    }

    public static ReferenceClient JavaScript { get; } = new(
        "JavaScript SDK",
        () => Directory.Exists(Path.Combine(Folder, "node_modules", "@aws-sdk")) && Succeeds("node", "--version"),
        url => OpenScript(url, "node", "client.mjs"));

    public static ReferenceClient Boto3 { get; } = new(
        "boto3", () => Succeeds("python3", "-c", "import boto3"), url => OpenScript(url, "python3", "client.py"));

    public static ReferenceClient AwsCli { get; } = new(
        "AWS CLI", () => Succeeds("aws", "--version"), url => new ReferenceSession(call => RunCli(url, call)));

    public static TheoryData<ReferenceClient> All => [JavaScript, Boto3, AwsCli];

    public string Name { get; }

    /// <summary>Starts the client; skips the test where it is not installed.</summary>
    public ReferenceSession Open(string url)
    {
        Assert.SkipUnless(_installed(), $"{Name} is not installed here.");
        return _open(url);
    }

    /// <summary>Makes the calls in their order; an element is {output} or {error: {code, message, status}}.</summary>
    public JsonArray Make(EmulatedSession emulated, params ReferenceCall[] calls) => Make(emulated.Url, calls);

    /// <summary>The same at an emulator that no session is bound to.</summary>
    public JsonArray Make(string url, params ReferenceCall[] calls)
    {
        using var session = Open(url);
        return [.. calls.Select(session.Call)];
    }

    public override string ToString() => Name;

    // A line in, a line out, in one process.
    private static ReferenceSession OpenScript(string url, string program, string script)
    {
        var process = Process.Start(Describe(url, program, [Path.Combine(Folder, script)]))!;
        var errors = process.StandardError.ReadToEndAsync();
        return new ReferenceSession(
            call =>
            {
                process.StandardInput.WriteLine(new JsonObject
                {
                    ["service"] = call.Service,
                    ["operation"] = call.Operation,
                    ["input"] = call.Input?.DeepClone() ?? new JsonObject(),
                    ["paginate"] = call.Paginate,
                }.ToJsonString());
                process.StandardInput.Flush();
                var answer = process.StandardOutput.ReadLineAsync().WaitAsync(Patience).GetAwaiter().GetResult();
                return answer is not null
                    ? JsonNode.Parse(answer)!.AsObject()
                    : throw new InvalidOperationException($"{script} ended: {errors.GetAwaiter().GetResult()}");
            },
            () =>
            {
                process.StandardInput.Close();
                if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
                {
                    process.Kill(entireProcessTree: true);
                }

                process.Dispose();
            });
    }

    private static JsonObject RunCli(string url, ReferenceCall call)
    {
        List<string> arguments =
        [
            call.Service, Hyphened(call.Operation), "--output", "json", "--cli-input-json", (call.Input ?? []).ToJsonString(),
        ];
        if (!call.Paginate && call.Operation.StartsWith("List", StringComparison.Ordinal))
        {
            arguments.Add("--no-paginate");
        }

        var (exit, output, error) = Run(url, "aws", arguments, "");
        if (exit == 0)
        {
            return new JsonObject { ["output"] = string.IsNullOrWhiteSpace(output) ? new JsonObject() : JsonNode.Parse(output) };
        }

        // "An error occurred (Code) when calling the X operation: message"
        var open = error.IndexOf('(', StringComparison.Ordinal);
        var close = error.IndexOf(')', StringComparison.Ordinal);
        return new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = open < 0 ? "" : error[(open + 1)..close], ["message"] = error.Trim(), ["status"] = 0 },
        };
    }

    private static string Hyphened(string operation) =>
        string.Concat(operation.Select((character, at) => char.IsUpper(character) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(character) : character.ToString()));

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            return Run(null, program, arguments, "").Exit == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int Exit, string Output, string Error) Run(string? url, string program, IReadOnlyList<string> arguments, string input)
    {
        using var process = Process.Start(Describe(url, program, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within two minutes.");
        }

        Task.WaitAll(output, error);
        return (process.ExitCode, output.Result, error.Result);
    }

    private static ProcessStartInfo Describe(string? url, string program, IReadOnlyList<string> arguments) =>
        new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
            Environment =
            {
                ["AWS_ACCESS_KEY_ID"] = EmulatedSession.AccessKey,
                ["AWS_SECRET_ACCESS_KEY"] = EmulatedSession.SecretKey,
                ["AWS_REGION"] = "us-east-1",
                ["AWS_DEFAULT_REGION"] = "us-east-1",
                ["AWS_ENDPOINT_URL"] = url,
                ["AWS_EC2_METADATA_DISABLED"] = "true",
                ["AWS_MAX_ATTEMPTS"] = "1",
                ["AWS_CONFIG_FILE"] = Path.Combine(Folder, "aws.config"),
                ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Folder, "none"),
            },
        };
}
