using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator;

namespace Personalize.Tests.Module;

/// <summary>An emulator of its own, and a PowerShell session whose cmdlets ask it.</summary>
public sealed class EmulatedSession : IDisposable
{
    public const string AccessKey = "EMULATOREXAMPLEKEY";
    public const string SecretKey = "emulator-secret";

    private readonly IDisposable _emulator;
    private readonly HttpClient _control = new();

    public EmulatedSession(params string[] arguments)
    {
        _emulator = EmulatorHost.Start(["--frozen", "--access-key", AccessKey, "--secret-key", SecretKey, .. arguments], out var url);
        Url = url.TrimEnd('/');
        Session = new PowerShellSession();
        Run(
            $$"""
            $secret = [securestring]::new()
            '{{SecretKey}}'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
            $global:PSDefaultParameterValues = @{
                '*-Personalize*:EndpointUrl' = '{{Url}}'
                '*-Personalize*:Credential'  = [pscredential]::new('{{AccessKey}}', $secret)
                '*-Personalize*:Region'      = 'us-east-1'
            }
            """).ThrowOnError();
    }

    public string Url { get; }

    public PowerShellSession Session { get; }

    public PowerShellResult Run(string script, IEnumerable<object?>? input = null) => Session.Run(script, input);

    /// <summary>Arms a fault, as docs/emulator.md tells.</summary>
    public void Fault(object fault) => _control.PostAsJsonAsync(Url + "/_emulator/faults", fault).GetAwaiter().GetResult().EnsureSuccessStatusCode();

    public void ClearFaults() => _control.DeleteAsync(new Uri(Url + "/_emulator/faults")).GetAwaiter().GetResult().EnsureSuccessStatusCode();

    /// <summary>Lets time pass on its clock.</summary>
    public void Advance(TimeSpan time) => Control("clock", new { advance = time.TotalSeconds });

    /// <summary>Starts its clock, so many times as fast as real time.</summary>
    public void Run(int speed) => Control("clock", new { speed, frozen = false });

    /// <summary>Stops its clock.</summary>
    public void Freeze() => Control("clock", new { frozen = true });

    /// <summary>Has the next creations, updates or trainings of an operation fail.</summary>
    public void Fail(string operation, string reason, int times = 1) => Control("failures", new { operation, reason, times });

    /// <summary>What it holds, as docs/emulator.md tells.</summary>
    public JsonNode State() => JsonNode.Parse(_control.GetStringAsync(new Uri(Url + "/_emulator/state")).GetAwaiter().GetResult())!;

    /// <summary>Whether a fault that was armed has struck.</summary>
    public bool HasStruck() =>
        JsonNode.Parse(_control.GetStringAsync(new Uri(Url + "/_emulator/faults")).GetAwaiter().GetResult())!["faults"]!.AsArray()
            .Any(fault => (int)fault!["struck"]! > 0);

    /// <summary>How many requests of the service it has answered.</summary>
    public long Served() => (long)JsonNode.Parse(_control.GetStringAsync(new Uri(Url + "/_emulator")).GetAwaiter().GetResult())!["requests"]!;

    /// <summary>The last requests of the service, a thousand at the most, since the journal was last cleared.</summary>
    public IReadOnlyList<JsonNode> Requests() =>
        [.. JsonNode.Parse(_control.GetStringAsync(new Uri(Url + "/_emulator/requests")).GetAwaiter().GetResult())!["requests"]!.AsArray().Select(request => request!)];

    public void ClearRequests() => _control.DeleteAsync(new Uri(Url + "/_emulator/requests")).GetAwaiter().GetResult().EnsureSuccessStatusCode();

    /// <summary>How many requests a script makes.</summary>
    public (PowerShellResult Result, IReadOnlyList<JsonNode> Requests) RunCounted(string script) => Counted(() => Run(script));

    /// <summary>What requests something makes.</summary>
    public (T Result, IReadOnlyList<JsonNode> Requests) Counted<T>(Func<T> make)
    {
        ClearRequests();
        var result = make();
        return (result, Requests());
    }

    /// <summary>How many resources it holds, by kind.</summary>
    public IReadOnlyDictionary<string, long> Resources() =>
        JsonNode.Parse(_control.GetStringAsync(new Uri(Url + "/_emulator")).GetAwaiter().GetResult())!["resources"]!.AsObject()
            .ToDictionary(kind => kind.Key, kind => (long)kind.Value!);

    private void Control(string what, object body) =>
        _control.PostAsJsonAsync(Url + "/_emulator/" + what, body).GetAwaiter().GetResult().EnsureSuccessStatusCode();

    public void Dispose()
    {
        Session.Dispose();
        _control.Dispose();
        _emulator.Dispose();
    }
}

/// <summary>One emulator with the sample for the tests that only read.</summary>
public sealed class SampleSession : IDisposable
{
    public EmulatedSession Emulated { get; } = new("--sample");

    public void Dispose() => Emulated.Dispose();
}
