using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Makes any call of the service's control plane by the operation's name: for what AWS adds before this module has a cmdlet for it.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "PersonalizeOperation", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokePersonalizeOperationCommand : RegionalCommand
{
    /// <summary>The API's name of the operation, such as <c>ListRecipes</c>.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidatePattern("^[A-Za-z][A-Za-z0-9]*$")]
    public string Operation { get; set; } = "";

    /// <summary>The call's input, under the API's own member names.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [ValidateNotNull]
    public IDictionary Body { get; set; } = new Hashtable();

    private bool OnlyReads =>
        Operation.StartsWith("Describe", StringComparison.OrdinalIgnoreCase)
        || Operation.StartsWith("List", StringComparison.OrdinalIgnoreCase)
        || Operation.StartsWith("Get", StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes the call and emits its answer, if it has one.</summary>
    protected override void ProcessRecord()
    {
        if (!OnlyReads && !ShouldProcess(Describe(Body), Operation))
        {
            return;
        }

        try
        {
            var members = new List<KeyValuePair<string, object?>>();
            foreach (DictionaryEntry entry in Body)
            {
                members.Add(new(entry.Key.ToString()!, PlainValue.FromPowerShell(entry.Value)));
            }

            var answer = Invoke<object>(Operation, members, resultMember: null, ConnectionFor(arn: null)).Value;
            if (answer is IDictionary { Count: > 0 })
            {
                WriteObject(PlainValue.ToPowerShell(answer));
            }
        }
        catch (PersonalizeException exception)
        {
            WriteError(exception.ToErrorRecord(Body));
        }
    }

    private static string Describe(IDictionary body)
    {
        foreach (DictionaryEntry entry in body)
        {
            if (entry.Value?.ToString() is { } text && Arn.TryParse(text, out _))
            {
                return text;
            }
        }

        return "Amazon Personalize";
    }
}
