using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Personalize.Emulator;

/// <summary>What an emulator is started with: the same arguments for the executable and for <see cref="EmulatorHost"/>.</summary>
internal sealed record EmulatorOptions
{
    /// <summary>The executable's port where none is named.</summary>
    public const int DefaultPort = 8087;

    public const string Usage = """
        Arguments:
          --port N            port on 127.0.0.1; 0 takes a free one (default 8087)
          --region NAME       the region that it is (default us-east-1)
          --account ID        the account that it is, 12 digits (default 111122223333)
          --sample            begin with a sample catalogue
          --s3 FOLDER         a folder that stands for Amazon S3: s3://bucket/key is bucket/key in it
          --jobs N            begin with N generated batch inference jobs, up to 10000000
          --state FILE        begin with the state in that file if it exists, and save it there at the end
          --speed X           seconds of its clock in a real one (default 1)
          --frozen            begin with its clock stopped
          --verify            refuse access keys other than its own
          --access-key KEY    its own access key id (default EMULATOREXAMPLEKEY)
          --secret-key KEY    the secret key to it (default emulator-secret)
        """;

    private const int MaxJobs = 10_000_000;

    public int Port { get; private init; }

    public string Region { get; private init; } = "us-east-1";

    public string Account { get; private init; } = "111122223333";

    public bool Sample { get; private init; }

    /// <summary>What stands for Amazon S3; null where nothing does.</summary>
    public string? S3 { get; private init; }

    public int Jobs { get; private init; }

    /// <summary>The file that the state is loaded from, where it exists, and saved to.</summary>
    public string? StatePath { get; private init; }

    public double Speed { get; private init; } = 1;

    public bool Frozen { get; private init; }

    public bool Verify { get; private init; }

    public string AccessKey { get; private init; } = "EMULATOREXAMPLEKEY";

    public string SecretKey { get; private init; } = "emulator-secret";

    /// <summary>Reads arguments.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="defaultPort">The port where they name none.</param>
    /// <exception cref="ArgumentException">One is unknown, or its value is not what it must be.</exception>
    public static EmulatorOptions Parse(string[] args, int defaultPort)
    {
        ArgumentNullException.ThrowIfNull(args);
        var options = new EmulatorOptions { Port = defaultPort };
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i];
            options = name switch
            {
                "--port" => options with { Port = Integer(ushort.MaxValue) },
                "--region" => options with { Region = Text(IsRegion, "a region's name, as in us-east-1") },
                "--account" => options with { Account = Text(IsAccount, "12 digits") },
                "--sample" => options with { Sample = true },
                "--s3" => options with { S3 = Text(Directory.Exists, "a folder that is there") },
                "--jobs" => options with { Jobs = Integer(MaxJobs) },
                "--state" => options with { StatePath = Text(text => text.Length > 0, "the path of a file") },
                "--speed" => options with { Speed = Speed() },
                "--frozen" => options with { Frozen = true },
                "--verify" => options with { Verify = true },
                "--access-key" => options with { AccessKey = Text(IsAccessKey, "letters, digits and underscores") },
                "--secret-key" => options with { SecretKey = Text(text => text.Length > 0, "some text") },
                _ => throw new ArgumentException($"There is no argument '{name}'."),
            };

            string Value() => ++i < args.Length ? args[i] : throw new ArgumentException($"{name} needs a value.");

            string Text(Func<string, bool> valid, string what)
            {
                var value = Value();
                return valid(value) ? value : throw new ArgumentException($"{name} must be {what}, not '{value}'.");
            }

            int Integer(int max)
            {
                var value = Value();
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max
                    ? number
                    : throw new ArgumentException($"{name} must be a whole number from 0 to {max}, not '{value}'.");
            }

            double Speed()
            {
                var value = Value();
                return double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    && number is > 0 and <= EmulatorClock.MaxSpeed
                    ? number
                    : throw new ArgumentException(
                        $"{name} must be a number more than 0 and at most {EmulatorClock.MaxSpeed}, not '{value}'.");
            }
        }

        return options;
    }

    private static bool IsRegion(string text) => text.Length is > 0 and <= 32 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    private static bool IsAccessKey(string text) => text.Length is > 0 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
