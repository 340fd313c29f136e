using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Gives a dataset another schema, which may add columns (API: <c>UpdateDataset</c>).</summary>
[Cmdlet(VerbsData.Update, "PersonalizeDataset", SupportsShouldProcess = true)]
[OutputType(typeof(Dataset))]
public sealed class UpdatePersonalizeDatasetCommand : UpdateResourceCommand<Dataset>
{
    /// <summary>The ARN of the dataset to change (API: <c>datasetArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(DatasetArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DatasetArn { get; set; }

    /// <summary>The ARN of the new schema (API: <c>schemaArn</c>).</summary>
    [Parameter(Mandatory = true)]
    [ArnArgument(nameof(SchemaArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SchemaArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Dataset;

    private protected override string? ResourceArn => DatasetArn;
}
