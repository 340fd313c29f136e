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
    private readonly Action _save;
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
        _save = () =>
        {
            if (options.StatePath is { } path)
            {
                StateFile.SaveTo(path, state, clock.Now);
            }
        };

        var faults = new FaultTable();
        var journal = new RequestJournal();
        var signatures = new SignatureCheck(options.Region, options.AccessKey, options.SecretKey, options.Verify);
        var service = new ServiceEndpoint(state, clock, signatures, faults, journal, Operations.Of(state));
        Control = new ControlSurface(options, () => Url, state, clock, faults, journal, Dispose);
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

    /// <summary>Ends it at once. Where it began with a file for its state, the state is saved there.</summary>
    public void Dispose()
    {
        lock (_ended)
        {
            if (_ended.Task.IsCompleted)
            {
                return;
            }

            _server.Dispose();
            try
            {
                _save();
            }
            finally
            {
                _ended.TrySetResult();
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
