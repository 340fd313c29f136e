using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Starts an Amazon Personalize of your own on 127.0.0.1, inside this process, and points the session at it. It needs no AWS account.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "PersonalizeEmulator")]
[OutputType(typeof(EmulatorInfo))]
public sealed class StartPersonalizeEmulatorCommand : PSCmdlet
{
    private const string AccessKey = "EMULATOREXAMPLEKEY";
    private const string SecretKey = "emulator-secret";

    /// <summary>Fills it with a catalogue to look at.</summary>
    [Parameter]
    public SwitchParameter Sample { get; set; }

    /// <summary>The file that its state is loaded from, where it exists, and saved to when it ends.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>A folder that stands for Amazon S3: <c>s3://bucket/key</c> is <c>bucket/key</c> in it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? S3Path { get; set; }

    /// <summary>The port to listen on; a free one where none is given.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>The region that it plays.</summary>
    [Parameter]
    [ValidatePattern("^[a-z]{2,4}(-[a-z]+)+-[0-9]+$")]
    public string Region { get; set; } = "us-east-1";

    /// <summary>The account that it plays.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string AccountId { get; set; } = "111122223333";

    /// <summary>How many seconds go by in the emulator in one real second.</summary>
    [Parameter]
    [ValidateRange(0.001, 1000000)]
    public double Speed { get; set; } = 1;

    /// <summary>Lets its clock stand still from the start.</summary>
    [Parameter]
    public SwitchParameter Frozen { get; set; }

    /// <summary>How many batch inference jobs to add, for trying things at size.</summary>
    [Parameter]
    [ValidateRange(0, 10000000)]
    public int JobCount { get; set; }

    /// <summary>Starts it.</summary>
    protected override void ProcessRecord()
    {
        if (LocalEmulator.Current is { } running)
        {
            ThrowTerminatingError(new ErrorRecord(
                new InvalidOperationException($"An emulator runs already, at {running.Url}. Stop-PersonalizeEmulator ends it."),
                "EmulatorAlreadyRunning",
                ErrorCategory.ResourceExists,
                running.Url));
        }

        var arguments = new List<string>
        {
            "--port", Text(Port), "--region", Region, "--account", AccountId, "--speed", Text(Speed), "--jobs", Text(JobCount),
            "--access-key", AccessKey, "--secret-key", SecretKey,
        };
        if (Sample)
        {
            arguments.Add("--sample");
        }

        if (Path is not null)
        {
            arguments.AddRange(["--state", GetUnresolvedProviderPathFromPSPath(Path)]);
        }

        if (S3Path is not null)
        {
            arguments.AddRange(["--s3", GetUnresolvedProviderPathFromPSPath(S3Path)]);
        }

        if (Frozen)
        {
            arguments.Add("--frozen");
        }

        try
        {
            var connection = new Connection { Region = Region, AccessKeyId = AccessKey, SecretKey = SecretKey };
            WriteObject(new EmulatorInfo(LocalEmulator.Start(arguments, connection), SessionState.Path));
        }
        catch (Exception exception) when (exception is ArgumentException or System.IO.IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
        {
            ThrowTerminatingError(new ErrorRecord(exception, "EmulatorNotStarted", ErrorCategory.ResourceUnavailable, Port));
        }
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
