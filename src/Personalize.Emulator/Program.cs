using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Personalize.Emulator;

internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is ["--help" or "-h"])
        {
            Console.WriteLine(EmulatorOptions.Usage);
            return 0;
        }

        EmulatorOptions options;
        try
        {
            options = EmulatorOptions.Parse(args, EmulatorOptions.DefaultPort);
        }
        catch (ArgumentException error)
        {
            Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine(EmulatorOptions.Usage);
            return 2;
        }

        Emulator emulator;
        try
        {
            emulator = new Emulator(options);
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }

        using (emulator)
        using (PosixSignalRegistration.Create(PosixSignal.SIGINT, End))
        using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, End))
        {
            Console.WriteLine($"""
                Amazon Personalize emulator, region {options.Region}, account {options.Account}: {emulator.Url}

                Clients take it for the service with

                  AWS_ENDPOINT_URL_PERSONALIZE={emulator.Url}
                  AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME={emulator.Url}
                  AWS_ENDPOINT_URL_PERSONALIZE_EVENTS={emulator.Url}
                  AWS_REGION={options.Region}
                  AWS_ACCESS_KEY_ID={options.AccessKey}
                  AWS_SECRET_ACCESS_KEY={options.SecretKey}

                Its state: {emulator.Url}/_emulator   Ctrl+C ends it.
                """);
            try
            {
                emulator.Ended.GetAwaiter().GetResult();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"The state could not be saved: {error.Message}");
                return 1;
            }
        }

        return 0;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            emulator.End();
        }
    }
}
