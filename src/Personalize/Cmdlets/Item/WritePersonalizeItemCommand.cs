using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Adds items to a dataset, and replaces those that it has (API: <c>PutItems</c>).</summary>
[Cmdlet(VerbsCommunications.Write, "PersonalizeItem", SupportsShouldProcess = true)]
[OutputType(typeof(WriteSummary))]
public sealed class WritePersonalizeItemCommand : WriteDatasetCommand
{
    private static readonly RecordForm Records = new("item", typeof(Item));

    private protected override string Operation => "PutItems";

    private protected override string RecordsMember => "items";

    private protected override string Things => "items";

    private protected override RecordForm Form => Records;
}
