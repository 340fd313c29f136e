using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;

namespace Personalize.Infrastructure;

/// <summary>
/// The emulator that runs in this process, reached by reflection: it is written for a newer .NET than this assembly, and apart from it.
/// </summary>
internal sealed class LocalEmulator : IDisposable
{
    private static readonly Lazy<Host> Assembly = new(() => new Host(PrivateAssemblies.Load("emulator", "Personalize.Emulator")));

    private readonly IDisposable _server;
    private readonly SessionSettings _before;

    private LocalEmulator(IDisposable server, string url)
    {
        _server = server;
        _before = SessionSettings.Current;
        Url = new Uri(url);
    }

    /// <summary>The emulator that runs, or <see langword="null"/>.</summary>
    public static LocalEmulator? Current { get; private set; }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Starts one and points the session at it.</summary>
    /// <exception cref="ArgumentException">An argument is not right; the message says which.</exception>
    public static LocalEmulator Start(IReadOnlyList<string> arguments, Connection connection)
    {
        var server = Assembly.Value.Start([.. arguments], out var url);
        Current = new LocalEmulator(server, url);
        SessionSettings.Current = Current._before with { Connection = connection with { EndpointUrl = Current.Url } };
        return Current;
    }

    /// <summary>Asks the emulator for something, as its control surface over HTTP does.</summary>
    /// <param name="method">GET, POST or DELETE.</param>
    /// <param name="path">What is meant: <c>""</c>, <c>clock</c>, <c>faults</c>, <c>failures</c> or <c>requests</c>.</param>
    /// <param name="body">What to set, where there is something.</param>
    public object? Control(string method, string path, IDictionary? body = null) => Assembly.Value.Control(_server, method, path, body);

    /// <summary>Saves what it holds to a file.</summary>
    /// <exception cref="System.IO.IOException">The file can't be written.</exception>
    public void Save(string path) => Assembly.Value.Save(_server, path);

    /// <summary>Ends it and gives the session back what it had before.</summary>
    public void Dispose()
    {
        try
        {
            _server.Dispose();
        }
        finally
        {
            SessionSettings.Current = _before;
            Current = null;
        }
    }

    private sealed class Host(Assembly assembly)
    {
        private readonly StartMethod _start = Bind<StartMethod>(assembly, "Start");
        private readonly ControlMethod _control = Bind<ControlMethod>(assembly, "Control");
        private readonly SaveMethod _save = Bind<SaveMethod>(assembly, "Save");

        private delegate IDisposable StartMethod(string[] args, out string url);

        private delegate object? ControlMethod(IDisposable server, string method, string path, IDictionary? body);

        private delegate void SaveMethod(IDisposable server, string path);

        public IDisposable Start(string[] args, out string url) => _start(args, out url);

        public object? Control(IDisposable server, string method, string path, IDictionary? body) => _control(server, method, path, body);

        public void Save(IDisposable server, string path) => _save(server, path);

        private static T Bind<T>(Assembly assembly, string method)
            where T : Delegate =>
            (T)Delegate.CreateDelegate(typeof(T), assembly.GetType("Personalize.Emulator.EmulatorHost", throwOnError: true)!.GetMethod(method)!);
    }
}
