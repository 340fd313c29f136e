using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Runtime.InteropServices;

namespace Personalize.Shell.Host;

/// <summary>What this process is connected to: how wide it is, and whether it understands escape sequences.</summary>
internal static class Terminal
{
    private const int DefaultWidth = 80;
    private const int DefaultHeight = 40;

    /// <summary>Whether colours, the progress line and cursor movements may be written to standard output.</summary>
    public static bool IsAnsi { get; } = !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("TERM") != "dumb"
        && (!OperatingSystem.IsWindows() || WindowsConsole.TryEnableEscapeSequences());

    public static bool HasColour { get; } = IsAnsi && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public static bool ErrorHasColour { get; } = HasColour && !Console.IsErrorRedirected;

    /// <summary>The columns of the terminal; of <c>COLUMNS</c> if output goes elsewhere and it is set; else 80.</summary>
    public static int Width
    {
        get
        {
            if (Console.IsOutputRedirected
                && int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
                && columns > 0)
            {
                return columns;
            }

            return Measure(() => Console.BufferWidth, DefaultWidth);
        }
    }

    public static int Height => Measure(() => Console.WindowHeight, DefaultHeight);

    /// <summary>The text without its escape sequences.</summary>
    public static string Plain(string text) => new StringDecorated(text).ToString(OutputRendering.PlainText);

    private static int Measure(Func<int> size, int otherwise)
    {
        try
        {
            return size() is > 0 and var value ? value : otherwise;
        }
        catch (System.IO.IOException)
        {
            // Windows, when there is no console at all.
            return otherwise;
        }
    }

    private static class WindowsConsole
    {
        private const int StandardOutput = -11;
        private const uint EscapeSequences = 4;

        public static bool TryEnableEscapeSequences()
        {
            var output = GetStdHandle(StandardOutput);
            return GetConsoleMode(output, out var mode) && SetConsoleMode(output, mode | EscapeSequences);
        }

        [DllImport("kernel32.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern nint GetStdHandle(int handle);

        [DllImport("kernel32.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern bool GetConsoleMode(nint handle, out uint mode);

        [DllImport("kernel32.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern bool SetConsoleMode(nint handle, uint mode);
    }
}
