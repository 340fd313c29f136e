using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Adds actions to a dataset, and replaces those that it has (API: <c>PutActions</c>).</summary>
[Cmdlet(VerbsCommunications.Write, "PersonalizeAction", SupportsShouldProcess = true)]
[OutputType(typeof(WriteSummary))]
public sealed class WritePersonalizeActionCommand : WriteDatasetCommand
{
    private static readonly RecordForm Records = new("action", typeof(Action));

    private protected override string Operation => "PutActions";

    private protected override string RecordsMember => "actions";

    private protected override string Things => "actions";

    private protected override RecordForm Form => Records;
}
