using System;
using System.Management.Automation;
using System.Threading;

namespace Personalize.Shell.Cmdlets;

/// <summary>Waits; Ctrl+C ends the wait at once.</summary>
[Cmdlet(VerbsLifecycle.Start, "Sleep", DefaultParameterSetName = "Seconds")]
public sealed class StartSleepCommand : PSCmdlet, IDisposable
{
    private readonly ManualResetEventSlim _stopped = new();

    /// <summary>How long, in seconds.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Seconds", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0.0, int.MaxValue / 1000)]
    public double Seconds { get; set; }

    /// <summary>How long, in milliseconds.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Milliseconds", ValueFromPipelineByPropertyName = true)]
    [Alias("ms")]
    [ValidateRange(0, int.MaxValue)]
    public int Milliseconds { get; set; }

    /// <summary>How long.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Duration", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ts")]
    public TimeSpan Duration { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _stopped.Dispose();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var time = ParameterSetName switch
        {
            "Seconds" => TimeSpan.FromSeconds(Seconds),
            "Milliseconds" => TimeSpan.FromMilliseconds(Milliseconds),
            _ => Duration,
        };
        if (time < TimeSpan.Zero || time.TotalMilliseconds > int.MaxValue)
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException($"-Duration must lie between 0 and {TimeSpan.FromMilliseconds(int.MaxValue)}; it is {time}."),
                "InvalidDuration",
                ErrorCategory.InvalidArgument,
                time));
        }

        _stopped.Wait(time);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopped.Set();
}
