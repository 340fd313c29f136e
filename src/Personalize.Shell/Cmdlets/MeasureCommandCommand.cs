using System;
using System.Diagnostics;
using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Tells how long a script block takes; what it emits is thrown away.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Command")]
[OutputType(typeof(TimeSpan))]
public sealed class MeasureCommandCommand : PSCmdlet
{
    private readonly Stopwatch _watch = new();

    /// <summary>What comes down the pipeline, as <c>$_</c>.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The script block.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    public ScriptBlock? Expression { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _watch.Start();
        Expression!.InvokeWithContext(null, [new PSVariable("_", InputObject)]);
        _watch.Stop();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(_watch.Elapsed);
}
