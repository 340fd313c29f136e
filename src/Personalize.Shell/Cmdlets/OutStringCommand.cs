using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Personalize.Shell.Cmdlets;

/// <summary>Gives the text that objects are shown as: one string, or with <c>-Stream</c> a string a line.</summary>
[Cmdlet(VerbsData.Out, "String", DefaultParameterSetName = "Whole")]
[OutputType(typeof(string))]
public sealed class OutStringCommand : FrontEndCommandBase
{
    private readonly StringBuilder _text = new();

    /// <summary>Whether to give each line on its own, as it comes.</summary>
    [Parameter(ParameterSetName = "Lines")]
    public SwitchParameter Stream { get; set; }

    /// <summary>Columns to format for; unlimited when not given.</summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; } = int.MaxValue;

    /// <summary>Whether to join the lines without line breaks.</summary>
    [Parameter(ParameterSetName = "Whole")]
    public SwitchParameter NoNewline { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        EngineInternals.UseWriter(this, new StringWriter(_text) { NewLine = NoNewline ? "" : Environment.NewLine }, Width);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        WriteFinishedLines();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        WriteFinishedLines();
        if (!Stream)
        {
            WriteObject(_text.ToString());
        }
    }

    private void WriteFinishedLines()
    {
        if (!Stream || _text.Length == 0)
        {
            return;
        }

        var text = _text.ToString();
        _text.Clear();
        foreach (var line in text[..^Environment.NewLine.Length].Split(Environment.NewLine))
        {
            WriteObject(line);
        }
    }
}
