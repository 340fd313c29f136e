using System;
using System.Collections;

namespace Personalize.Emulator;

/// <summary>Starts emulators inside a process: what a PowerShell session does, by reflection, so only types of .NET's own are used.</summary>
public static class EmulatorHost
{
    /// <summary>Starts an emulator on 127.0.0.1 that runs until the returned object is disposed.</summary>
    /// <param name="args">The arguments of the executable; without <c>--port</c> a free port is taken.</param>
    /// <param name="url">Where it answers, e.g. <c>http://127.0.0.1:41234</c>.</param>
    /// <returns>The running emulator; disposing it ends it at once.</returns>
    /// <exception cref="ArgumentException">An argument is unknown, or its value is not what it must be.</exception>
    /// <exception cref="InvalidOperationException">The port cannot be had.</exception>
    public static IDisposable Start(string[] args, out string url)
    {
        var emulator = new Emulator(EmulatorOptions.Parse(args, defaultPort: 0));
        url = emulator.Url;
        return emulator;
    }

    /// <summary>Asks a running emulator what its control surface under <c>/_emulator</c> is asked over HTTP.</summary>
    /// <param name="emulator">What <see cref="Start"/> returned.</param>
    /// <param name="method">GET, POST or DELETE.</param>
    /// <param name="path">What stands behind <c>/_emulator/</c>: nothing, <c>clock</c>, <c>faults</c> or <c>requests</c>.</param>
    /// <param name="body">What to send, or null.</param>
    /// <returns>The answer, as dictionaries, arrays and plain values.</returns>
    /// <exception cref="ArgumentException">The emulator refused, and says why.</exception>
    public static object? Control(IDisposable emulator, string method, string path, IDictionary? body) =>
        ((Emulator)emulator).Control(method, path, body);
}
