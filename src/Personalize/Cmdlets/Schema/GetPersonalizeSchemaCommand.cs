using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>
/// Gets schemas: by ARN in full (API: <c>DescribeSchema</c>), or as a list (API: <c>ListSchemas</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "PersonalizeSchema", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(DatasetSchema), ParameterSetName = [Describe, List])]
[OutputType(typeof(DatasetSchemaSummary), ParameterSetName = [List])]
public sealed class GetPersonalizeSchemaCommand : GetResourceCommand<DatasetSchema, DatasetSchemaSummary>
{
    /// <summary>The ARNs of the schemas to describe (API: <c>schemaArn</c>).</summary>
    [Parameter(ParameterSetName = Describe, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(SchemaArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SchemaArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Schema;

    private protected override string[]? Arns => SchemaArn;
}
