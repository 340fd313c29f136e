using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;
using Personalize.Shell.Cmdlets.Support;

namespace Personalize.Shell.Cmdlets;

/// <summary>Writes the text that objects are shown as to a file, in UTF-8; <c>&gt;</c> and <c>&gt;&gt;</c> are this cmdlet.</summary>
[Cmdlet(VerbsData.Out, "File", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
public sealed class OutFileCommand : FrontEndCommandBase
{
    [SuppressMessage("Usage", "CA2213", Justification = "InternalDispose disposes of it; the base class's Dispose calls that.")]
    private StreamWriter? _writer;

    /// <summary>The file.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    [Alias("Path")]
    public string FilePath { get; set; } = "";

    /// <summary>The encoding; only UTF-8 without a byte order mark is offered.</summary>
    [Parameter(Position = 1)]
    [ValidateSet("utf8", "utf8NoBOM")]
    public string Encoding { get; set; } = "utf8NoBOM";

    /// <summary>Whether to add to what the file holds.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Whether a file that exists is an error.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Columns to format for; unlimited when not given.</summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; } = int.MaxValue;

    /// <summary>Whether to join the lines without line breaks.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var writes = ShouldProcess(FilePath, "Output to File");
        TextWriter writer = writes ? _writer = TextFile.Open(this, FilePath, Append, NoClobber) : TextWriter.Null;
        if (_writer is not null)
        {
            _writer.NewLine = NoNewline ? "" : Environment.NewLine;
        }

        EngineInternals.UseWriter(this, writer, Width);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        _writer?.Flush();
    }

    /// <inheritdoc/>
    protected override void InternalDispose()
    {
        base.InternalDispose();
        _writer?.Dispose();
    }
}
