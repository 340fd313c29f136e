using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Gives what lies in folders, or in whatever else has paths.</summary>
[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = "Path")]
public sealed class GetChildItemCommand : PSCmdlet
{
    /// <summary>The folders, which may have wildcards; the current one when not given.</summary>
    [Parameter(ParameterSetName = "Path", Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [""];

    /// <summary>The folders, taken as they are.</summary>
    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[]? LiteralPath { get; set; }

    /// <summary>Whether to go into the folders inside.</summary>
    [Parameter]
    [Alias("s", "r")]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Whether to give hidden items too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Whether to give only the names.</summary>
    [Parameter]
    public SwitchParameter Name { get; set; }

    /// <summary>Whether to give only files.</summary>
    [Parameter]
    public SwitchParameter File { get; set; }

    /// <summary>Whether to give only folders.</summary>
    [Parameter]
    [Alias("ad")]
    public SwitchParameter Directory { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in LiteralPath ?? Path)
        {
            try
            {
                Write(path);
            }
            catch (RuntimeException exception) when (exception is SessionStateException or ProviderInvocationException)
            {
                WriteError(new ErrorRecord(exception.ErrorRecord, exception));
            }
        }
    }

    private void Write(string path)
    {
        var isLiteral = LiteralPath is not null;
        if (Name && !File && !Directory)
        {
            WriteObject(
                InvokeProvider.ChildItem.GetNames([path], ReturnContainers.ReturnMatchingContainers, Recurse, Force, isLiteral),
                enumerateCollection: true);
            return;
        }

        foreach (var item in InvokeProvider.ChildItem.Get([path], Recurse, Force, isLiteral))
        {
            var isFolder = LanguagePrimitives.IsTrue(item.Properties["PSIsContainer"]?.Value);
            if (File == Directory || isFolder == Directory)
            {
                WriteObject(Name ? item.Properties["PSChildName"].Value : item);
            }
        }
    }
}
