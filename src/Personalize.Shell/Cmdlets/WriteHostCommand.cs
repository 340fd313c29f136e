using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Writes to the host: what a person sees and a pipeline does not get.</summary>
[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    /// <summary>What to write; the items of a collection on one line.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [Alias("Msg", "Message")]
    public object? Object { get; set; }

    /// <summary>Whether to stay on the line.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <summary>What stands between the items of a collection.</summary>
    [Parameter]
    public object Separator { get; set; } = " ";

    /// <summary>The colour of the text.</summary>
    [Parameter]
    public ConsoleColor? ForegroundColor { get; set; }

    /// <summary>The colour behind the text.</summary>
    [Parameter]
    public ConsoleColor? BackgroundColor { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var message = new HostInformationMessage { Message = Text(Object), NoNewLine = NoNewline };
        if (ForegroundColor is not null || BackgroundColor is not null)
        {
            message.ForegroundColor = ForegroundColor ?? Host.UI.RawUI.ForegroundColor;
            message.BackgroundColor = BackgroundColor ?? Host.UI.RawUI.BackgroundColor;
        }

        // The engine shows a record with this tag on the host, and keeps it for whoever redirects the information stream.
        WriteInformation(message, ["PSHOST"]);
    }

    private string Text(object? value) => value switch
    {
        null => "",
        PSObject { BaseObject: string text } => text,
        string text => text,
        PSObject { BaseObject: IEnumerable items } => Join(items),
        IEnumerable items => Join(items),
        _ => LanguagePrimitives.ConvertTo<string>(value),
    };

    private string Join(IEnumerable items) =>
        string.Join(LanguagePrimitives.ConvertTo<string>(Separator), items.Cast<object?>().Select(Text));
}
