using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Removes schemas (API: <c>DeleteSchema</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "PersonalizeSchema", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePersonalizeSchemaCommand : RemoveResourceCommand
{
    /// <summary>The ARNs of the schemas to remove (API: <c>schemaArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(SchemaArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SchemaArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Schema;

    private protected override string[]? Arns => SchemaArn;
}
