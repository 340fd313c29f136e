using System;
using System.Collections;
using System.IO;
using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>What writing and adding lines have in common.</summary>
public abstract class ContentCommand : PSCmdlet, IDisposable
{
    private StreamWriter? _writer;

    private protected ContentCommand()
    {
    }

    /// <summary>The file.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath")]
    public string Path { get; set; } = "";

    /// <summary>The lines.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Value { get; set; }

    /// <summary>Whether to write no line break after the last line, nor between lines.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    private protected abstract bool Append { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (ShouldProcess(Path, Append ? "Add Content" : "Set Content"))
        {
            _writer = Support.TextFile.Open(this, Path, Append, noClobber: false);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var item in (IEnumerable?)Value ?? Array.Empty<object>())
        {
            var text = item is null ? "" : LanguagePrimitives.ConvertTo<string>(item);
            if (NoNewline)
            {
                _writer?.Write(text);
            }
            else
            {
                _writer?.WriteLine(text);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _writer?.Flush();
}
