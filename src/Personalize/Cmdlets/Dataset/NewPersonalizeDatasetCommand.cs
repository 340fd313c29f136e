using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Creates a dataset for one kind of data in a dataset group (API: <c>CreateDataset</c>).</summary>
[Cmdlet(VerbsCommon.New, "PersonalizeDataset", SupportsShouldProcess = true)]
[OutputType(typeof(Dataset))]
public sealed class NewPersonalizeDatasetCommand : NewTaggedResourceCommand<Dataset>
{
    /// <summary>The dataset's name (API: <c>name</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The ARN of the dataset group that it belongs to (API: <c>datasetGroupArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArnArgument(nameof(DatasetGroupArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetGroupArn { get; set; }

    /// <summary>The ARN of the schema that says which columns it has (API: <c>schemaArn</c>).</summary>
    [Parameter(Mandatory = true)]
    [ArnArgument(nameof(SchemaArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SchemaArn { get; set; }

    /// <summary>What it holds: <c>Interactions</c>, <c>Items</c>, <c>Users</c>, <c>Actions</c> or <c>Action_Interactions</c> (API: <c>datasetType</c>).</summary>
    [Parameter(Mandatory = true)]
    [DatasetTypeRule]
    public string? DatasetType { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Dataset;

    private protected override string? NewName => Name;

    private protected override object? Comparable(string member, object? value) =>
        member == "datasetType" && value is string type ? type.ToUpperInvariant() : value;
}
