using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Adds users to a dataset, and replaces those that it has (API: <c>PutUsers</c>).</summary>
[Cmdlet(VerbsCommunications.Write, "PersonalizeUser", SupportsShouldProcess = true)]
[OutputType(typeof(WriteSummary))]
public sealed class WritePersonalizeUserCommand : WriteDatasetCommand
{
    private static readonly RecordForm Records = new("user", typeof(User));

    private protected override string Operation => "PutUsers";

    private protected override string RecordsMember => "users";

    private protected override string Things => "users";

    private protected override RecordForm Form => Records;
}
