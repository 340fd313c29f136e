using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Reads a line from whoever sits at the terminal.</summary>
[Cmdlet(VerbsCommunications.Read, "Host", DefaultParameterSetName = "Plain")]
[OutputType(typeof(string), typeof(System.Security.SecureString))]
public sealed class ReadHostCommand : PSCmdlet
{
    /// <summary>The question; a colon follows it.</summary>
    [Parameter(Position = 0, ValueFromRemainingArguments = true)]
    [AllowNull]
    public object? Prompt { get; set; }

    /// <summary>Whether to hide what is typed and give it as a SecureString.</summary>
    [Parameter(ParameterSetName = "SecureString")]
    public SwitchParameter AsSecureString { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var question = Prompt is null ? "" : LanguagePrimitives.ConvertTo<string>(Prompt);
        if (question.Length > 0)
        {
            Host.UI.Write(question + ": ");
        }

        WriteObject(AsSecureString ? Host.UI.ReadLineAsSecureString() : Host.UI.ReadLine());
    }
}
