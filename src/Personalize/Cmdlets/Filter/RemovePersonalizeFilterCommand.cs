using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Removes filters (API: <c>DeleteFilter</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "PersonalizeFilter", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePersonalizeFilterCommand : RemoveAwaitedResourceCommand
{
    /// <summary>The ARNs of the filters to remove (API: <c>filterArn</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArnArgument(nameof(FilterArn))]
    [ArgumentCompleter(typeof(ArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? FilterArn { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Filter;

    private protected override string[]? Arns => FilterArn;
}
