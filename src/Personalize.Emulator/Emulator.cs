using System;
using System.Collections;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Personalize.Emulator.Control;
using Personalize.Emulator.Faults;
using Personalize.Emulator.Http;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Resources;
using Personalize.Emulator.Sample;
using Personalize.Emulator.State;

namespace Personalize.Emulator;

/// <summary>A running emulator: the service, its clock and its controls behind one port.</summary>
internal sealed class Emulator : IDisposable
{
    private readonly HttpServer _server;
    private readonly ControlSurface _control;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fills the state and begins to answer.</summary>
    /// <exception cref="InvalidOperationException">The port cannot be had.</exception>
    public Emulator(EmulatorOptions options)
    {
        var clock = new EmulatorClock(options.Speed, options.Frozen);
        var state = new ServiceState(options.Region, options.Account);
        GeneratedBatchInferenceJobs.Load(state, options.Jobs, clock.Start);
        if (options.Sample)
        {
            SampleCatalogue.Load(state, clock.Start);
        }

        var faults = new FaultTable();
        var journal = new RequestJournal();
        var signatures = new SignatureCheck(options.Region, options.AccessKey, options.SecretKey, options.Verify);
        var service = new ServiceEndpoint(state, clock, signatures, faults, journal, Operations.Of(state));
        _control = new ControlSurface(options, () => Url, state, clock, faults, journal, Dispose);
        _server = new HttpServer(
            options.Port,
            request => ControlSurface.Owns(request.Path) ? _control.Answer(request) : service.Answer(request));
        Url = $"http://127.0.0.1:{_server.Port}";
        _server.Start();
    }

    /// <summary>Where it answers.</summary>
    public string Url { get; } = string.Empty;

    /// <summary>Done once it has ended, by <see cref="Dispose"/> or because a client told it to.</summary>
    public Task Ended => _ended.Task;

    /// <summary>What a request of the control surface comes to, without HTTP between.</summary>
    /// <exception cref="ArgumentException">The request is refused.</exception>
    public object? Control(string method, string path, IDictionary? body)
    {
        var answer = _control.Answer(new HttpRequest
        {
            Method = method,
            Path = $"{ControlSurface.Root}/{path}",
            Query = "",
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Host"] = "127.0.0.1" },
            Body = body is null ? default : JsonSerializer.SerializeToUtf8Bytes(body),
            KeepAlive = true,
        });
        answer.Done?.Invoke(true);
        var value = PlainJson.Of(JsonSerializer.Deserialize<JsonElement>(answer.Body.Span));
        return answer.Status < 400 ? value : throw new ArgumentException((string?)((IDictionary)value!)["error"]);
    }

    /// <summary>Ends it at once.</summary>
    public void Dispose()
    {
        _server.Dispose();
        _ended.TrySetResult();
    }
}
