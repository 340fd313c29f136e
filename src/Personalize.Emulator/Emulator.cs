using System;
using System.IO;
using System.Threading.Tasks;
using Personalize.Emulator.Control;
using Personalize.Emulator.Faults;
using Personalize.Emulator.Http;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Records;
using Personalize.Emulator.Resources;
using Personalize.Emulator.Sample;
using Personalize.Emulator.State;

namespace Personalize.Emulator;

/// <summary>A running emulator: the service, its clock and its controls behind one port.</summary>
internal sealed class Emulator : IDisposable
{
    private readonly HttpServer _server;
    private readonly Action<string> _save;
    private readonly string? _statePath;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fills the state and begins to answer.</summary>
    /// <exception cref="IOException">The port cannot be had, or the file of the state cannot be read.</exception>
    /// <exception cref="ArgumentException">The file is not that of a state.</exception>
    public Emulator(EmulatorOptions options)
    {
        var clock = new EmulatorClock(options.Speed, options.Frozen);
        var state = new ServiceState(options.Region, options.Account);
        state.Records.S3 = options.S3 is null ? null : new S3Folder(options.S3);
        Fill(state, clock, options);
        _statePath = options.StatePath;
        _save = path => StateFile.SaveTo(path, state, clock.Now);

        var faults = new FaultTable();
        var journal = new RequestJournal();
        var signatures = new SignatureCheck(options.Region, options.AccessKey, options.SecretKey, options.Verify);
        var service = new ServiceEndpoint(state, clock, signatures, faults, journal, Operations.Of(state));
        Control = new ControlSurface(options, () => Url, state, clock, faults, journal, () => End());
        _server = new HttpServer(
            options.Port,
            request => ControlSurface.Owns(request.Path) ? Control.Answer(request) : service.Answer(request));
        Url = $"http://127.0.0.1:{_server.Port}";
        _server.Start();
    }

    /// <summary>Where it answers.</summary>
    public string Url { get; } = string.Empty;

    /// <summary>What it can be asked and told.</summary>
    public ControlSurface Control { get; }

    /// <summary>Done once it has ended, by <see cref="Dispose"/> or because a client told it to.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Saves its state to a file.</summary>
    public void Save(string path) => _save(path);

    /// <summary>Ends it at once. Where it began with a file for its state, the state is saved there.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public void Dispose()
    {
        if (End() is { } error)
        {
            throw new IOException($"The emulator has ended, but its state could not be saved: {error.Message}", error);
        }
    }

    /// <summary>The same for whoever has nobody to tell of the file: <see cref="Ended"/> does.</summary>
    public Exception? End()
    {
        lock (_ended)
        {
            if (_ended.Task.IsCompleted)
            {
                return null;
            }

            _server.Dispose();
            try
            {
                if (_statePath is not null)
                {
                    _save(_statePath);
                }

                _ended.SetResult();
                return null;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _ended.SetException(error);
                return error;
            }
        }
    }

    private static void Fill(ServiceState state, EmulatorClock clock, EmulatorOptions options)
    {
        if (options.StatePath is { } path && File.Exists(path))
        {
            try
            {
                clock.AdvanceTo(StateFile.LoadFrom(path, state));
                return;
            }
            catch (FormatException error)
            {
                throw new ArgumentException(error.Message, error);
            }
        }

        GeneratedBatchInferenceJobs.Load(state, options.Jobs, clock.Start);
        if (options.Sample)
        {
            SampleCatalogue.Load(state, clock.Start);
            SampleRecords.Load(state, clock.Start);
        }
    }
}
